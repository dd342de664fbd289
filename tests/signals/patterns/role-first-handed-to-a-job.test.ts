import pattern from "#lib/signals/patterns/role-first-handed-to-a-job.ts";
import { session } from "#tests/activity/records.ts";
import { daysBefore, testPattern } from "#tests/support/test-pattern.ts";

const usual = { minute: daysBefore(40), eventName: "ListModels", readOnly: true };
const roleArn = "arn:aws:iam::1:role/strong";
const job = (minute: number, more: object = {}) => ({
  minute,
  eventName: "CreateProcessingJob",
  requestParameters: { roleArn },
  ...more,
});

testPattern(pattern, {
  sees: {
    "the first job after weeks": {
      calls: [usual, job(0), job(5)],
      says: /^CreateProcessingJob with arn:aws:iam::1:role\/strong, and no job in the 40 days before/,
      count: 2,
    },
  },
  leaves: {
    "whoever had one before": { calls: [usual, job(daysBefore(9)), job(0)] },
    "somebody who came lately": { calls: [{ ...usual, minute: daysBefore(20) }, job(0)] },
    "a job that was refused": { calls: [usual, job(0, { errorCode: "AccessDenied" })] },
    "a job of somebody else": { calls: [usual, job(0, { userIdentity: session("other", "bob", "true") })] },
  },
});
