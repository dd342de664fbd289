import { afterAll, beforeAll, expect, test } from "vitest";
import { organizationActions } from "#lib/aws/member-accounts.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { declaredPermissions } from "#lib/permissions/declared.ts";
import { tryPermissions } from "#lib/permissions/probes.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";

const account = demoAccount({ now: new Date() });
const regions = ["us-east-1", "eu-west-1"];
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

/** What a scan calls, without what everybody may, what is only asked on request, and what no call is named after. */
const untried = ["sts:GetCallerIdentity", ...organizationActions, "inspector2:ListFindings"];
const needed = declaredPermissions().filter((one) => !untried.includes(one));

async function probes(where = regions) {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const identity = await session.identity();
  return tryPermissions({ session, identity, regions: where, signal: new AbortController().signal });
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

test("what else refuses is told, in the region where it does", async () => {
  const region = "eu-west-1";
  simulator.setFaults([
    {
      action: "sagemaker:ListModels",
      region,
      kind: "denied",
      because: "with an explicit deny in a service control policy",
    },
    {
      action: "sagemaker:ListHubs",
      region,
      kind: "denied",
      because: "because no permissions boundary allows the action",
    },
    { action: "sagemaker:ListDomains", region, kind: "denied" },
  ]);
  const found = await probes();
  simulator.setFaults([]);
  const refused = found.filter(({ outcome }) => outcome === "refused");
  expect(refused.map((one) => [one.permission, one.region, one.refusedBy])).toEqual([
    ["sagemaker:ListDomains", region, undefined],
    ["sagemaker:ListHubs", region, "permissions boundary"],
    ["sagemaker:ListModels", region, "service control policy"],
  ]);
});

test("an answer that is none of AWS's, or none at all, is no grant", async () => {
  const kinds = ["error-500", "html", "disconnect", "empty-body", "unsupported"] as const;
  const actions = ["ListModels", "ListHubs", "ListDomains", "ListImages", "ListSpaces"].map(
    (name) => `sagemaker:${name}`,
  );
  simulator.setFaults(kinds.map((kind, at) => ({ action: actions[at] ?? "", kind })));
  const found = await probes(["eu-west-1"]);
  simulator.setFaults([]);
  const outcomes = actions.map((action) => found.find(({ permission }) => permission === action)?.outcome);
  expect(outcomes).toEqual(["untold", "untold", "untold", "untold", "unsupported"]);
  for (const { outcome, said } of found) if (outcome !== "granted") expect(said).toMatch(/^\w.*: \S/);
}, 30_000);
