import check from "#lib/checks/training-job/serverless-parts-are-known.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const other = "611111111116";
const model = (owner: string) => `arn:aws:sagemaker:us-east-1:${owner}:hub-content/SageMakerPublicHub/Model/llm/1.0.0`;
const evaluator = (owner: string) => `arn:aws:lambda:us-east-1:${owner}:function:judge`;
const of = (BaseModelArn?: string, EvaluatorArn?: string) => ({
  resource: { TrainingJobArn: "arn:j", ServerlessJobConfig: { BaseModelArn, EvaluatorArn } },
});

testCheck(check, {
  pass: {
    "a model of AWS": of(model("aws")),
    "both are one's own": of(model(account), evaluator(account)),
    "another's that is trusted": { ...of(model(other)), options: { trustedAccounts: [other] } },
  },
  fail: { "somebody else's model": of(model(other)), "somebody else's evaluator": of(model("aws"), evaluator(other)) },
  notApplicable: { "it is not serverless": { resource: { TrainingJobArn: "arn:j" } } },
  unknown: { "the answer is empty": { resource: {} }, "it is no ARN": of("llm") },
});
