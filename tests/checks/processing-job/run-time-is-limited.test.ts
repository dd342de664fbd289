import check from "#lib/checks/processing-job/run-time-is-limited.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (hours: number) => ({
  resource: { ProcessingJobArn: "arn:j", StoppingCondition: { MaxRuntimeInSeconds: hours * 3600 } },
});

testCheck(check, {
  pass: {
    "a day": of(24),
    "the longest that may be": of(120),
    "nothing is said, which means a day": { resource: { ProcessingJobArn: "arn:j" } },
  },
  fail: {
    "nine days": of(216),
    "longer than somebody allows": { ...of(12), options: { longestHours: 8 } },
    "nothing is said, where less than a day is allowed": {
      resource: { ProcessingJobArn: "arn:j" },
      options: { longestHours: 8 },
    },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
