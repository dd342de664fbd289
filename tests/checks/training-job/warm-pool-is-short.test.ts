import check from "#lib/checks/training-job/warm-pool-is-short.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:j";
const of = (KeepAlivePeriodInSeconds?: number) => ({
  resource: { TrainingJobArn, ResourceConfig: { KeepAlivePeriodInSeconds } },
});

testCheck(check, {
  pass: { "half an hour": of(1800), "as long as somebody allows": { ...of(3600), options: { longestSeconds: 3600 } } },
  fail: {
    "an hour": of(3600),
    "an hour, and it waits now": {
      resource: { ...of(3600).resource, TrainingJobStatus: "Completed", WarmPoolStatus: { Status: "Available" } },
    },
    "longer than somebody allows": { ...of(600), options: { longestSeconds: 300 } },
  },
  notApplicable: { "no pool": { resource: { TrainingJobArn } }, "a pool that was ended": of(0) },
  unknown: {
    "the answer is empty": { resource: {} },
    "a pool of which AWS does not say how long it waits": {
      resource: { TrainingJobArn, WarmPoolStatus: { Status: "InUse" } },
    },
  },
});
