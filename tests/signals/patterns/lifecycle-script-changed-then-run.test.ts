import pattern from "#lib/signals/patterns/lifecycle-script-changed-then-run.ts";
import { session } from "#tests/activity/records.ts";
import { daysBefore, testPattern } from "#tests/support/test-pattern.ts";

const call = (minute: number, eventName: string, requestParameters: object, who = "alice") => ({
  ...{ minute, eventName, requestParameters, userIdentity: session("role", who, "true") },
});
const changed = call(0, "UpdateNotebookInstanceLifecycleConfig", { notebookInstanceLifecycleConfigName: "setup" });
const start = (minute: number, who?: string) =>
  call(minute, "StartNotebookInstance", { notebookInstanceName: "one" }, who);
const attached = (config: string, who?: string) =>
  call(-10, "UpdateNotebookInstance", { notebookInstanceName: "one", lifecycleConfigName: config }, who);
/** Starts and apps of others, and updates that leave the configuration as it is. */
const busy = Array.from({ length: 600 }, (_, nth) => {
  const name = { notebookInstanceName: `other-${nth}` };
  const calls = ["StartNotebookInstance", "CreateApp", "UpdateNotebookInstance"];
  return call(10 + nth, calls[nth % 3] ?? "", nth % 3 === 1 ? { appName: "default" } : name, "carol");
});

testPattern(pattern, {
  sees: {
    "a change, and a start by the same": {
      calls: [changed, start(7)],
      says: /^setup: UpdateNotebookInstanceLifecycleConfig, then StartNotebookInstance by the same caller within 7 minutes\.$/,
      count: 2,
    },
    "a victim's start hours later, of a notebook that is known to run it": {
      calls: [attached("setup", "bob"), changed, start(300, "bob")],
      says: /by somebody else within 5 hours/,
      count: 2,
    },
    "a victim's start at the end of a busy day": {
      calls: [attached("setup", "bob"), changed, ...busy, start(700, "bob")],
      says: /by somebody else within 12 hours/,
      count: 2,
    },
    "a notebook that is made with it": {
      calls: [
        changed,
        call(2, "CreateNotebookInstance", { notebookInstanceName: "n", lifecycleConfigName: "setup" }, "bob"),
      ],
      says: /CreateNotebookInstance by somebody else/,
      count: 2,
    },
    "a Studio app that names it": {
      calls: [
        call(0, "CreateStudioLifecycleConfig", { studioLifecycleConfigName: "studio-setup" }),
        call(5, "CreateApp", {
          resourceSpec: { lifecycleConfigArn: "arn:aws:sagemaker:us-east-1:1:studio-lifecycle-config/studio-setup" },
        }),
      ],
      says: /^studio-setup: .* CreateApp by the same caller within 5 minutes/,
      count: 2,
    },
  },
  leaves: {
    "a start alone": { calls: [start(0)] },
    "the start before the change": { calls: [start(-5), changed] },
    "a start by the same an hour later": { calls: [changed, start(61)] },
    "a start by somebody of whose notebook nothing is known": { calls: [changed, start(7, "bob")] },
    "a notebook that runs another": { calls: [attached("other"), changed, start(7)] },
    "a notebook that runs none any more": {
      calls: [
        { ...attached("setup"), minute: -20 },
        call(-10, "UpdateNotebookInstance", { notebookInstanceName: "one", disassociateLifecycleConfig: true }),
        ...[changed, start(7)],
      ],
    },
    "a change that failed": { calls: [{ ...changed, errorCode: "ValidationException" }, start(7)] },
    "another region": { calls: [changed, { ...start(7), awsRegion: "eu-west-1" }] },
    "a change of two days ago": { calls: [{ ...changed, minute: daysBefore(2) }, start(7, "bob")] },
  },
});
