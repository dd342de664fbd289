import { expect, test } from "vitest";
import { givenTo } from "#lib/analysis/jobs/serverless.ts";
import { trackers } from "#lib/analysis/jobs/trackers.ts";

type Job = Parameters<typeof trackers>[0];
/** Fields that name nobody are left out. */
const job = (fields: object) => fields as Job;

test("whom a job tells of itself, and whose that is", () => {
  const MlflowConfig = { MlflowResourceArn: "arn:aws:sagemaker:us-east-1:611111111116:mlflow-app/runs" };
  const ModelPackageConfig = { ModelPackageGroupArn: "llm" };
  expect(trackers(job({ MlflowConfig, ModelPackageConfig }))).toEqual([
    {
      field: "MlflowConfig",
      path: "MlflowConfig.MlflowResourceArn",
      arn: MlflowConfig.MlflowResourceArn,
      account: "611111111116",
    },
    { field: "ModelPackageConfig", path: "ModelPackageConfig.ModelPackageGroupArn", arn: "llm", account: undefined },
  ]);
  expect(trackers(job({}))).toEqual([]);
});

test("what a serverless job is given, and whose that is", () => {
  const BaseModelArn = "arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/llm/1.0.0";
  expect(givenTo(job({ ServerlessJobConfig: { BaseModelArn } }))).toEqual([
    { path: "ServerlessJobConfig.BaseModelArn", arn: BaseModelArn, owner: "aws" },
  ]);
  expect(givenTo(job({}))).toEqual([]);
});
