import { expect, test } from "vitest";
import { Budgets } from "#lib/aws/budget.ts";
import { ClientPool } from "#lib/aws/clients.ts";
import { SharedCredentials } from "#lib/aws/credentials.ts";
import s3Account from "#lib/collectors/s3/s3-account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

test("an account for which nothing was ever blocked is read, and says so", async () => {
  const account = { ...demoAccount({ now: new Date() }), shelves: {} };
  const simulator = await startSimulator({ account, enforceLimits: false });
  const { readings, coverage } = await collectOne(s3Account, simulator.url, account.id, region);
  await simulator.close();
  expect(readings).toMatchObject([{ status: "read", resource: { PublicAccessBlockConfiguration: null } }]);
  expect(coverage).toMatchObject([{ status: "complete", failures: 0 }]);
});

/** The host that a request for the account's setting would go to. */
async function hostAt(endpoint?: string): Promise<string | undefined> {
  const credentials = new SharedCredentials(() => async () => ({ accessKeyId: "AKIATEST", secretAccessKey: "test" }));
  const pool = new ClientPool({ credentials, budgets: new Budgets(), ...(endpoint && { endpoint }) });
  const client = await pool.get("s3control", "eu-west-1");
  let host: string | undefined;
  client.middlewareStack.add(
    () =>
      async ({ request }) => {
        host = (request as { hostname: string }).hostname;
        throw new Error("It is not sent.");
      },
    { step: "finalizeRequest", priority: "low" },
  );
  await client.getPublicAccessBlock({ AccountId: "123456789012" }).catch(() => undefined);
  return host;
}

test("AWS's hosts begin with the account, as S3 Control has it; bare hosts stay as they are", async () => {
  expect(await hostAt()).toBe("123456789012.s3-control.eu-west-1.amazonaws.com");
  expect(await hostAt("https://control.vpce-1.s3.eu-west-1.vpce.amazonaws.com")).toBe(
    "123456789012.control.vpce-1.s3.eu-west-1.vpce.amazonaws.com",
  );
  expect(await hostAt("http://127.0.0.1:4566")).toBe("127.0.0.1");
  expect(await hostAt("http://localhost:4566")).toBe("localhost");
  expect(await hostAt("http://[::1]:4566")).toBe("[::1]");
});
