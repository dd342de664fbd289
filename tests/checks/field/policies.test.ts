import { expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import { cloud, subnet, vpc } from "#tests/analysis/network/cloud.ts";
import { identity, inventoryOf, now, reading, region } from "#tests/support/test-check.ts";
import { type FieldPolicy, fieldPolicies } from "./policies.ts";

const account = "111122223333";
const inventory = inventoryOf([...cloud(), reading("notebook-instance", "nb", { SubnetId: subnet })]);

function resourceOf({ check, statements }: FieldPolicy): object {
  const document = statements && JSON.stringify({ Version: "2012-10-17", Statement: statements });
  if (check === "vpc-endpoint/policy-is-restricted") {
    const service = statements === undefined ? "sagemaker.api" : "s3";
    const ServiceName = `com.amazonaws.${region}.${service}`;
    return { VpcEndpointId: "vpce-01", VpcId: vpc, ServiceName, ...(document && { PolicyDocument: document }) };
  }
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }],
  });
  const isTrust = check !== "iam-role/not-administrator";
  return {
    RoleName: "ml-role",
    Arn: `arn:aws:iam::${account}:role/ml-role`,
    AssumeRolePolicyDocument: isTrust ? document : trust,
    AttachedManagedPolicies: [],
    ManagedPolicies: [],
    RolePolicyList: isTrust ? [] : [{ PolicyName: "inline", PolicyDocument: document }],
  };
}

test.each(fieldPolicies.map((one) => [one.check, one.about, one] as const))("%s: %s", (id, _, policy) => {
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  const kind = check?.kind ?? "iam-role";
  const resource = resourceOf(policy) as { Arn?: string };
  const subject = identity(kind, "ml-role", { account, ...(resource.Arn && { arn: resource.Arn, region: "global" }) });
  const options = optionsOf({ id }, defaultOptions);
  const verdict = check?.evaluate(resource as never, { identity: subject, inventory, now, secrets: [], options });
  expect(policy.allowed, JSON.stringify(verdict)).toContain(verdict?.status);
});
