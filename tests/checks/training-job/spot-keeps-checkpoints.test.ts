import check from "#lib/checks/training-job/spot-keeps-checkpoints.ts";
import { testCheck } from "#tests/support/test-check.ts";

const spot = { TrainingJobArn: "arn:j", EnableManagedSpotTraining: true };

testCheck(check, {
  pass: { "they are kept": { resource: { ...spot, CheckpointConfig: { S3Uri: "s3://ours/checkpoints/" } } } },
  fail: { "none are kept": { resource: spot } },
  notApplicable: {
    "no Spot": { resource: { TrainingJobArn: "arn:j", EnableManagedSpotTraining: false } },
    "nothing is said of Spot": { resource: { TrainingJobArn: "arn:j" } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "the flag is no boolean": { resource: { ...spot, EnableManagedSpotTraining: "true" as never } },
  },
});
