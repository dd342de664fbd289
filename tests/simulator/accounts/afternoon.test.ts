import { expect, test } from "vitest";
import { afternoon } from "#lib/simulator/accounts/demo/afternoon.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";

const epoch = new Date("2026-11-22T15:04:05.678Z");
const then = new Date(epoch.getTime() + 120_000);

function powers({ iam }: ReturnType<typeof demoAccount>) {
  const role = iam.roles.find(({ RoleName }) => RoleName === "growth-pipeline");
  return role?.AttachedManagedPolicies?.map(({ PolicyName }) => PolicyName);
}

async function lived() {
  const account = demoAccount({ now: epoch });
  const trailed = account.regions.flatMap(({ events }) => events);
  await afternoon(account, then);
  const known = new Set(trailed);
  const events = account.regions.flatMap((region) => region.events).filter((event) => !known.has(event));
  return { account, events, trailed };
}

test("people go on to work in the demo account: some of it gets worse, some better, one thing comes and one goes", async () => {
  const before = demoAccount({ now: epoch });
  const { account } = await lived();
  const east = (of: typeof account) =>
    of.regions.find(({ name }) => name === "us-east-1") as (typeof of.regions)[number];
  const root = (of: typeof account) =>
    east(of).sagemaker.notebookInstances.find((one) => one.NotebookInstanceName === "growth-reports")?.RootAccess;
  const blocked = (of: typeof account) =>
    of.s3?.buckets.find(({ Name }) => Name === "nwa-growth-us-east-1")?.PublicAccessBlock?.RestrictPublicBuckets;
  const models = (of: typeof account) => new Set(east(of).sagemaker.models.map(({ ModelName }) => ModelName));
  expect(powers(before)).not.toContain("AdministratorAccess");
  expect(powers(account)).toContain("AdministratorAccess");
  expect([root(before), root(account)]).toEqual(["Disabled", "Enabled"]);
  expect([blocked(before), blocked(account)]).toEqual([false, true]);
  expect([...models(account).symmetricDifference(models(before))].sort()).toEqual([
    "churn-xgb-v5",
    "test-model-please-delete",
  ]);
});

test("its trail tells of each call, after all that was there, with ids of their own, and the same when it is played again", async () => {
  const { events, trailed } = await lived();
  const calls = events.filter(({ eventTime }) => Date.parse(eventTime) > epoch.getTime());
  expect(calls.map(({ eventName }) => eventName)).toEqual([
    "AttachRolePolicy",
    "UpdateNotebookInstance",
    "PutBucketPublicAccessBlock",
    "CreateModel",
    "DeleteModel",
  ]);
  expect(events.every(({ eventTime, errorCode }) => Date.parse(eventTime) <= then.getTime() && !errorCode)).toBe(true);
  expect(new Set([...trailed, ...events].map(({ eventID }) => eventID)).size).toBe(trailed.length + events.length);
  expect((await lived()).events).toEqual(events);
});

test("what the account refuses by then is in the trail as refused, and stops nobody else", async () => {
  const account = demoAccount({ now: epoch });
  for (const region of account.regions) {
    region.sagemaker.models = region.sagemaker.models.filter(
      ({ ModelName }) => ModelName !== "test-model-please-delete",
    );
  }
  await afternoon(account, then);
  const [deleted] = account.regions
    .flatMap(({ events }) => events)
    .filter(({ eventName, eventTime }) => eventName === "DeleteModel" && Date.parse(eventTime) > epoch.getTime());
  expect(deleted).toMatchObject({ errorCode: "ValidationException", responseElements: null });
  expect(powers(account)).toContain("AdministratorAccess");
});
