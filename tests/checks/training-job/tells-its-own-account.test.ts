import check from "#lib/checks/training-job/tells-its-own-account.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:j";
const server = (of: string) => ({
  MlflowConfig: { MlflowResourceArn: `arn:aws:sagemaker:us-east-1:${of}:mlflow-tracking-server/runs` },
});
const group = (of: string) => ({
  ModelPackageConfig: { ModelPackageGroupArn: `arn:aws:sagemaker:us-east-1:${of}:model-package-group/llm` },
});
const other = "611111111116";

testCheck(check, {
  pass: {
    "both are one's own": { resource: { TrainingJobArn, ...server(account), ...group(account) } },
    "another's that is trusted": {
      resource: { TrainingJobArn, ...group(other) },
      options: { trustedAccounts: [other] },
    },
  },
  fail: {
    "runs are tracked elsewhere": { resource: { TrainingJobArn, ...server(other), ...group(account) } },
    "the model is registered elsewhere": { resource: { TrainingJobArn, ...group(other) } },
  },
  notApplicable: { "nobody is told": { resource: { TrainingJobArn } } },
  unknown: {
    "the answer is empty": { resource: {} },
    "it is no ARN": { resource: { TrainingJobArn, MlflowConfig: { MlflowResourceArn: "runs" } } },
  },
});
