import { afterAll, beforeAll, expect, test } from "vitest";
import kmsKey from "#lib/collectors/kms/kms-key.ts";
import type { SimulatedKey } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const keys = account.regions.find(({ name }) => name === region)?.kms.keys ?? [];
const [own] = keys.filter(({ aliases }) => aliases.includes("alias/growth"));
const owner = "111122223333";

const grants = Array.from({ length: 230 }, (_, at) => ({
  GrantId: `g-${at}`,
  GranteePrincipal: "arn:aws:iam::1:root",
}));
/** A key like the company's own, but for what makes another answer of it. */
function variant(id: string, more: Partial<SimulatedKey>, holder = account.id): string {
  const KeyId = `00000000-0000-0000-0000-${id.padStart(12, "0")}`;
  const Arn = `arn:aws:kms:${region}:${holder}:key/${KeyId}`;
  keys.push({
    ...(own as SimulatedKey),
    aliases: [],
    grants: [],
    rotated: true,
    KeyId,
    Arn,
    AWSAccountId: holder,
    ...more,
  });
  return Arn;
}

const named = {
  plain: variant("1", { grants }),
  asymmetric: variant("2", { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }),
  hmac: variant("3", { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
  imported: variant("4", { Origin: "EXTERNAL" }),
  inHsm: variant("5", { Origin: "AWS_CLOUDHSM" }),
  outside: variant("6", { Origin: "EXTERNAL_KEY_STORE" }),
  leaving: variant("7", { KeyState: "PendingDeletion" }),
  foreign: variant("8", {}, owner),
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

async function read(...names: string[]) {
  simulator.resetCalls();
  const { readings, coverage } = await collectOne(kmsKey, simulator.url, account.id, region, { names });
  const calls = Object.fromEntries([...simulator.calls()].map(([action, count]) => [action, count]));
  return {
    readings,
    coverage,
    calls,
    reading: readings[0],
    resource: readings[0]?.status === "read" ? readings[0].resource : {},
  };
}

test("its grants are read to the last page, its policy and rotation once, by however many names it goes", async () => {
  const names = [own?.KeyId ?? "", own?.Arn ?? "", "alias/growth"];
  const { readings, calls, resource } = await read(...names);
  expect(readings).toHaveLength(1);
  expect(calls).toEqual({
    "kms:DescribeKey": 2,
    "kms:GetKeyPolicy": 1,
    "kms:GetKeyRotationStatus": 1,
    "kms:ListGrants": 1,
  });
  expect(resource).toMatchObject({
    Policy: expect.stringContaining('"AWS":"*"'),
    Rotation: { KeyRotationEnabled: false },
    Grants: [{ GranteePrincipal: expect.stringContaining(":role/batch-reader") }],
  });
  const many = await read(named.plain);
  expect(many.calls["kms:ListGrants"]).toBe(3);
  expect(many.resource).toMatchObject({ Rotation: { KeyRotationEnabled: true }, Grants: { length: 230 } });
});

test.each(["asymmetric", "hmac", "imported", "inHsm", "outside"] as const)(
  "whether it rotates is not asked of one that cannot: %s",
  async (which) => {
    const { calls, resource, reading } = await read(named[which]);
    expect(calls["kms:GetKeyRotationStatus"]).toBeUndefined();
    expect(resource).toMatchObject({ Rotation: null, Policy: expect.any(String), Grants: [] });
    expect(reading).toMatchObject({ parts: { Rotation: { status: "read" } } });
  },
);

test("AWS rotates its own without being asked", async () => {
  const { calls, resource } = await read("alias/aws/sagemaker");
  expect(calls["kms:GetKeyRotationStatus"]).toBeUndefined();
  expect(resource).toMatchObject({
    KeyManager: "AWS",
    Rotation: null,
    Policy: expect.stringContaining("kms:ViaService"),
  });
});

test("one that is about to be deleted rotates no more", async () => {
  expect((await read(named.leaving)).resource).toMatchObject({ Rotation: { KeyRotationEnabled: false } });
});

test("another account's key is described, and its policy is unread with its reason", async () => {
  const { reading, resource } = await read(named.foreign);
  expect(resource).toMatchObject({ AWSAccountId: owner, Grants: [], Rotation: { KeyRotationEnabled: true } });
  expect(resource).not.toHaveProperty("Policy");
  expect(reading).toMatchObject({
    status: "read",
    parts: { Policy: { status: "unread", failure: { class: "denied", code: "AccessDeniedException" } } },
  });
});
