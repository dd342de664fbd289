import check from "#lib/checks/training-job/remote-debugging-is-off.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:j";
const of = (EnableRemoteDebug?: boolean) => ({
  resource: { TrainingJobArn, RemoteDebugConfig: { EnableRemoteDebug } },
});

testCheck(check, {
  pass: {
    "it is off": of(false),
    "it was never set": { resource: { TrainingJobArn } },
    "no session reaches an isolated container": { resource: { ...of(true).resource, EnableNetworkIsolation: true } },
  },
  fail: {
    "it is on": of(true),
    "it was on": { resource: { ...of(true).resource, TrainingJobStatus: "Completed" } },
    "it is on in a job that trains now": {
      resource: { ...of(true).resource, TrainingJobStatus: "InProgress", SecondaryStatus: "Training" },
    },
  },
  unknown: { "the answer is empty": { resource: {} }, "the flag is no boolean": of("true" as never) },
});
