import { defineCheck } from "../define.ts";
import { noRemoteDebugging } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { endRemoteDebugging } from "../remedies/remote-debugging.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/remote-debugging-is-off",
  kind: "training-job",
  title: "Training job has remote debugging off",
  failTitle: "Training job lets people into its container by remote debugging",
  severity: "high",
  category: "network",
  rationale:
    "Session Manager then opens a shell in the container, beside the training data and the credentials of the role, to everyone who may start sessions in the account: no security group has a say in who comes.",
  needs: [],
  controls: [
    "checklist:N-JOB-01",
    "nist-800-53-r5:AC-17",
    "nist-800-53-r5:CM-7",
    "iso-27001-2022:A.8.2",
    "cis-controls-8.1:12.2",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-remote-debugging.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RemoteDebugConfig.html",
  ],
  evaluate({ TrainingJobArn, RemoteDebugConfig, EnableNetworkIsolation: isolated }) {
    if (!TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    // Left out, it is off. Source: API reference, RemoteDebugConfig.
    const observed = RemoteDebugConfig?.EnableRemoteDebug ?? null;
    const evidence = { path: "RemoteDebugConfig.EnableRemoteDebug", observed, expected: "false, or not set" };
    if (observed === null || observed === false) return pass(evidence);
    if (observed !== true) return unknown("AWS returned an EnableRemoteDebug of an unexpected type.");
    // No session reaches a container that makes no calls. Source: the developer guide, "Considerations".
    const isolation = { path: "EnableNetworkIsolation", observed: isolated ?? null, expected: "true, or no debugging" };
    return isolated === true ? pass(evidence, isolation) : fail(evidence, isolation);
  },
  fix: (job, context) =>
    endRemoteDebugging(job, context) ?? launchDifferently("training-job", job, context, noRemoteDebugging),
});
