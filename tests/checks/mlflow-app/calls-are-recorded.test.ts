import check from "#lib/checks/mlflow-app/calls-are-recorded.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { byTrail, oneIsEnough } from "../recording.ts";

const Arn = `arn:aws:sagemaker:us-east-1:${account}:mlflow-app/app-1`;

testCheck(check, { ...byTrail({ Arn }, "AWS::SageMaker::MlflowApp"), sure: oneIsEnough });
