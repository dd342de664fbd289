import check from "#lib/checks/training-job/run-time-is-limited.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (hours: number) => ({
  resource: { TrainingJobArn: "arn:j", StoppingCondition: { MaxRuntimeInSeconds: hours * 3600 } },
});

testCheck(check, {
  pass: {
    "a day": of(24),
    "the longest that may be": of(120),
    "nothing is said, which means a day": { resource: { TrainingJobArn: "arn:j" } },
  },
  fail: {
    "four weeks": of(672),
    "longer than somebody allows": { ...of(12), options: { longestHours: 8 } },
    "nothing is said, where less than a day is allowed": {
      resource: { TrainingJobArn: "arn:j" },
      options: { longestHours: 8 },
    },
  },
  notApplicable: {
    "a serverless job of which nothing is said": {
      resource: { TrainingJobArn: "arn:j", ServerlessJobConfig: { JobType: "FineTuning" } },
    },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
