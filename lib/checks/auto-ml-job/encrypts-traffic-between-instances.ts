import { trafficBetweenInstances } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { autoMlSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** On how many instances its training jobs run SageMaker decides by the data: the answer does not say. */
export default defineCheck({
  id: "auto-ml-job/encrypts-traffic-between-instances",
  kind: "auto-ml-job",
  title: "AutoML job encrypts the traffic between its instances",
  failTitle: "AutoML job's instances may talk to each other in the clear",
  severity: "medium",
  category: "encryption-in-transit",
  rationale:
    "SageMaker prepares large data and trains candidates on several instances, which exchange rows and gradients; whoever gets onto that network can read them.",
  needs: [],
  controls: ["checklist:JOB-17", "checklist:N-JOB-08", ...trafficBetweenInstances],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLSecurityConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
  ],
  evaluate({ AutoMLJobArn, SecurityConfig }) {
    if (!AutoMLJobArn) return unknown("AWS returned no AutoMLJobArn, so the answer is not complete.");
    const path = "SecurityConfig.EnableInterContainerTrafficEncryption";
    const flag = SecurityConfig?.EnableInterContainerTrafficEncryption ?? null;
    if (flag !== null && typeof flag !== "boolean") return unknown(`AWS returned a ${path} of an unexpected type.`);
    const evidence = { path, observed: flag, expected: "true" };
    return flag === true ? pass(evidence) : fail(evidence);
  },
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, autoMlSettings.traffic),
});
