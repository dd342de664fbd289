import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organizationActions } from "#lib/aws/member-accounts.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { declaredPermissions } from "#lib/permissions/declared.ts";
import { preflight } from "#lib/permissions/preflight.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";

const account = demoAccount({ now: new Date() });
const regions = ["us-east-1", "eu-west-1"];
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

/** What a scan calls, without what everybody may and what is only asked on request. */
const needed = declaredPermissions().filter(
  (one) => one !== "sts:GetCallerIdentity" && !(organizationActions as readonly string[]).includes(one),
);

async function probes(where = regions) {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const identity = await session.identity();
  return preflight({
    session,
    identity,
    regions: where,
    homeRegion: "us-east-1",
    signal: new AbortController().signal,
  });
}

test("with everything granted every permission is, in each region where it is needed", async () => {
  const found = await probes();
  expect(found.filter(({ outcome }) => outcome !== "granted")).toEqual([]);
  const permissions = new Set(found.map(({ permission }) => permission));
  expect([...permissions].sort()).toEqual(needed);
  const places = new Set(found.map(({ region }) => region));
  expect([...places].sort()).toEqual(["eu-west-1", "global", "us-east-1"]);
});

test("a service that is off is no missing permission", async () => {
  // Macie is off in the third region of the demo.
  expect((await probes(["us-west-2"])).filter(({ outcome }) => outcome !== "granted")).toEqual([]);
});

test("each permission that is taken away is told, and no other", async () => {
  const all = needed;
  // Every other one, and then the rest: a request refused for its form would be told as neither.
  for (const half of [0, 1]) {
    const granted = all.filter((one, at) => at % 2 === half || /^(s3:ListAllMyBuckets|kms:DescribeKey)$/.test(one));
    simulator.grant(granted);
    const found = await probes(["eu-west-1"]);
    simulator.grant(undefined);
    const refused = found.filter(({ outcome }) => outcome === "refused").map(({ permission }) => permission);
    expect(refused).toEqual(all.filter((one) => !granted.includes(one)));
    expect(found.filter(({ outcome }) => outcome === "untold")).toEqual([]);
  }
});

test("without a bucket to ask about, what S3 would let through is not told", async () => {
  simulator.grant(declaredPermissions().filter((one) => one !== "s3:ListAllMyBuckets"));
  const found = await probes(["eu-west-1"]);
  simulator.grant(undefined);
  const ofBuckets = found.filter(({ permission }) => permission.startsWith("s3:GetBucket"));
  expect(ofBuckets.length).toBeGreaterThan(5);
  expect(new Set(ofBuckets.map(({ outcome }) => outcome))).toEqual(new Set(["untold"]));
});

describe("what else refuses", () => {
  test.each([
    ["with an explicit deny in a service control policy", "service control policy"],
    ["because no permissions boundary allows the sagemaker:ListModels action", "permissions boundary"],
    ["because no identity-based policy allows the sagemaker:ListModels action", undefined],
  ])("%s", async (because, refusedBy) => {
    simulator.setFaults([{ action: "sagemaker:ListModels", region: "eu-west-1", kind: "denied", because }]);
    const found = await probes();
    simulator.setFaults([]);
    const refused = found.filter(({ outcome }) => outcome === "refused");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ permission: "sagemaker:ListModels", region: "eu-west-1" });
    expect(refused[0]?.refusedBy).toBe(refusedBy);
  });
});

test.each(["error-500", "html", "disconnect", "empty-body", "unsupported"] as const)(
  "an answer of %s is no grant",
  async (kind) => {
    simulator.setFaults([{ action: "sagemaker:ListModels", kind }]);
    const found = await probes(["eu-west-1"]);
    simulator.setFaults([]);
    const [probe] = found.filter(({ permission }) => permission === "sagemaker:ListModels");
    expect(probe?.outcome).toBe(kind === "unsupported" ? "unsupported" : "untold");
    expect(probe?.said).not.toBe("");
  },
  30_000,
);
