import check from "#lib/checks/endpoint/calls-are-recorded.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { byTrail, oneIsEnough } from "../recording.ts";

const EndpointArn = `arn:aws:sagemaker:us-east-1:${account}:endpoint/churn`;

testCheck(check, { ...byTrail({ EndpointArn }, "AWS::SageMaker::Endpoint"), sure: oneIsEnough });
