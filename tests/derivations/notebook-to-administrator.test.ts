import { expect, test } from "vitest";
import derivation from "#lib/derivations/notebook-to-administrator.ts";
import { account, inventoryOf, now, reading, region, unread } from "#tests/support/test-check.ts";

const arn = `arn:aws:iam::${account}:role/ml`;
const document = (Action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
const role = (Action: string) =>
  reading(
    "iam-role",
    "ml",
    {
      Arn: arn,
      RoleName: "ml",
      RolePolicyList: [{ PolicyName: "p", PolicyDocument: document(Action) }],
      AttachedManagedPolicies: [],
      ManagedPolicies: [],
    },
    { arn, region: "global" },
  );
const notebook = (resource: object) =>
  reading("notebook-instance", "lab", {
    RoleArn: arn,
    DirectInternetAccess: "Enabled",
    RootAccess: "Enabled",
    ...resource,
  });

function stepsOf(...readings: Parameters<typeof inventoryOf>[0]) {
  const [one] = [...derivation.derive(inventoryOf(readings), region, now)];
  if (!one || "failure" in one) throw new Error("Nothing was derived.");
  return one.resource.Steps.map(({ Holds }) => Holds);
}

test("an open notebook with root and an administrator role: every step holds", () => {
  expect(stepsOf(notebook({}), role("*"))).toEqual([true, true, true]);
});

test("each step is seen by itself", () => {
  expect(stepsOf(notebook({ RootAccess: "Disabled" }), role("*"))).toEqual([true, false, true]);
  expect(stepsOf(notebook({}), role("s3:ListBucket"))).toEqual([true, true, false]);
});

test("what was not read is not known, and no step is taken for broken", () => {
  expect(stepsOf(notebook({ RootAccess: undefined, DirectInternetAccess: undefined }), role("*"))).toEqual([
    null,
    null,
    true,
  ]);
  expect(stepsOf(notebook({ DirectInternetAccess: "Disabled", SubnetId: "subnet-0a" }), role("*"))).toEqual([
    null,
    true,
    true,
  ]);
  expect(stepsOf(notebook({}), unread("iam-role", "ml", { arn, region: "global" }))).toEqual([true, true, null]);
});

test("a notebook that could not be read may be on such a path", () => {
  const [one] = [...derivation.derive(inventoryOf([unread("notebook-instance", "lab")]), region, now)];
  expect(one).toMatchObject({ name: "lab", failure: { class: "denied" } });
});
