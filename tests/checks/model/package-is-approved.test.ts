import check from "#lib/checks/model/package-is-approved.ts";
import { account, inventoryOf, reading, region, testCheck, unread } from "#tests/support/test-check.ts";

const ModelArn = "arn:m";
const arn = (version: number, of = account) => `arn:aws:sagemaker:${region}:${of}:model-package/churn/${version}`;
const version = (number: number, ModelApprovalStatus?: "Approved" | "Rejected" | "PendingManualApproval") =>
  reading(
    "model-package",
    `churn/${number}`,
    { ModelPackageArn: arn(number), ModelPackageGroupName: "churn", ModelPackageVersion: number, ModelApprovalStatus },
    { arn: arn(number) },
  );
const inventory = inventoryOf([
  version(1, "Rejected"),
  version(2, "Approved"),
  version(3, "PendingManualApproval"),
  version(4),
  unread("model-package", "churn/5", { arn: arn(5) }),
]);
const of = (...versions: number[]) => ({
  resource: { ModelArn, Containers: versions.map((one) => ({ ModelPackageName: arn(one) })) },
  inventory,
});

testCheck(check, {
  pass: { "it was approved": of(2) },
  fail: {
    "it was rejected": of(1),
    "nobody looked at it": of(3),
    "one container of two": of(2, 3),
  },
  notApplicable: {
    "it does not come from the registry": {
      resource: { ModelArn, PrimaryContainer: { Image: "x" } },
      inventory,
      sure: { without: ["model-package"], because: "there is none to look up" },
    },
    "packages of no group are not approved": of(4),
    "a product of the Marketplace": {
      resource: {
        ModelArn,
        PrimaryContainer: { ModelPackageName: `arn:aws:sagemaker:${region}:865070037744:model-package/llm-3f2a` },
      },
      inventory,
      sure: { without: ["model-package"], because: "its ARN says that it is no version" },
    },
  },
  unknown: {
    "the package was not read": of(5),
    "it is not there": of(6),
    "it is another account's": {
      resource: { ModelArn, PrimaryContainer: { ModelPackageName: arn(2, "611111111116") } },
      inventory,
    },
    "no container": { resource: { ModelArn }, inventory },
    "the answer is not complete": { resource: {} },
  },
});
