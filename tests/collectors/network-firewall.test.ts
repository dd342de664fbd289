import { afterAll, beforeAll, expect, test } from "vitest";
import networkFirewall from "#lib/collectors/network-firewall/network-firewall.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { firewalls } from "#lib/simulator/shelves/network-firewall.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const here = account.regions.find(({ name }) => name === region);
const [own] = here ? firewalls.on(here) : [];
if (!here || !own) throw new Error("The demo has no firewall here.");
const FirewallArn = own.FirewallArn.replace(/[^/]+$/, "managed");
const FirewallPolicyArn = own.FirewallPolicyArn?.replace(account.id, "111122223333");
const key = `arn:aws:kms:${region}:${account.id}:key/00000000-0000-0000-0000-000000000001`;
const EncryptionConfiguration = { Type: "CUSTOMER_KMS" as const, KeyId: key };
firewalls.put(here, { ...own, FirewallName: "managed", FirewallArn, FirewallPolicyArn, EncryptionConfiguration });

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("one that logs nothing says so; of one whose policy is out of sight the rest is read", async () => {
  const { readings } = await collectOne(networkFirewall, simulator.url, account.id, region);
  expect(readings).toMatchObject([
    {
      status: "read",
      resource: { DeleteProtection: false, Logging: null, Policy: { StatelessDefaultActions: ["aws:pass"] } },
      parts: { Logging: { status: "read" }, Policy: { status: "read" } },
    },
    { status: "read", identity: { arn: FirewallArn }, parts: { Policy: { status: "unread" } } },
  ]);
  const [first, second] = readings.map((one) => (one.status === "read" ? one.resource : undefined));
  expect(second).not.toHaveProperty("Policy");
  expect([...namesIn("network-firewall", first)]).toEqual([]);
  expect([...namesIn("network-firewall", second)]).toEqual([{ kind: "kms-key", name: key }]);
});
