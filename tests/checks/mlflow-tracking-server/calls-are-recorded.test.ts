import check from "#lib/checks/mlflow-tracking-server/calls-are-recorded.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { byTrail, oneIsEnough } from "../recording.ts";

const TrackingServerArn = `arn:aws:sagemaker:us-east-1:${account}:mlflow-tracking-server/runs`;

testCheck(check, { ...byTrail({ TrackingServerArn }, "AWS::SageMaker::MlflowTrackingServer"), sure: oneIsEnough });
