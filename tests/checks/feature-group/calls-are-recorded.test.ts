import check from "#lib/checks/feature-group/calls-are-recorded.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { byTrail, oneIsEnough } from "../recording.ts";

const FeatureGroupArn = `arn:aws:sagemaker:us-east-1:${account}:feature-group/people`;

testCheck(check, { ...byTrail({ FeatureGroupArn }, "AWS::SageMaker::FeatureGroup"), sure: oneIsEnough });
