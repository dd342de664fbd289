import { expect, test } from "vitest";
import { isGrantMissing, refuserIn } from "#lib/readings/refuser.ts";

const user = "User: arn:aws:sts::111122223333:assumed-role/SagewardenAudit/sagewarden is not authorized to perform:";

/** As they stand in the IAM user guide. */
test.each([
  ["because no identity-based policy allows the sagemaker:ListModels action", "identity-based policy", "absent", true],
  ["with an explicit deny in an identity-based policy", "identity-based policy", "explicit", false],
  [
    "with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll",
    "identity-based policy",
    "explicit",
    false,
  ],
  [
    "because no service control policy allows the sagemaker:ListModels action",
    "service control policy",
    "absent",
    false,
  ],
  ["with an explicit deny in a service control policy", "service control policy", "explicit", false],
  [
    "with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-exampleorgid/service_control_policy/p-examplepolicyid123",
    "service control policy",
    "explicit",
    false,
  ],
  ["with an explicit deny in a resource control policy", "resource control policy", "explicit", false],
  ["because no permissions boundary allows the sagemaker:ListModels action", "permissions boundary", "absent", false],
  ["with an explicit deny in a permissions boundary", "permissions boundary", "explicit", false],
  ["because no session policy allows the sagemaker:ListModels action", "session policy", "absent", false],
  ["because no VPC endpoint policy allows the sagemaker:ListModels action", "VPC endpoint policy", "absent", false],
  ["because no resource-based policy allows the kms:DescribeKey action", "resource-based policy", "absent", false],
] as const)("%s", (ending, policy, how, isGrant) => {
  const refuser = refuserIn(`${user} sagemaker:ListModels ${ending}`);
  expect(refuser).toEqual({ policy, how });
  expect(isGrantMissing(refuser)).toBe(isGrant);
});

test("a message that does not tell leaves a missing statement possible", () => {
  expect(refuserIn("You are not authorized to perform this operation.")).toBeUndefined();
  expect(refuserIn("")).toBeUndefined();
  expect(isGrantMissing(undefined)).toBe(true);
});
