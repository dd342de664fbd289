import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { processingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/network-isolation",
  kind: "processing-job",
  title: "Processing job runs in network isolation",
  failTitle: "Processing job's container can make network calls",
  severity: "medium",
  category: "network",
  rationale:
    "Processing jobs read raw data and run whatever their image and packages bring along: with a network they can send that data anywhere and use the credentials of the role.",
  needs: [],
  controls: ["checklist:JOB-09", "cnspec:processing-job-network-isolation", "nist-800-53-r5:SC-7(10)"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NetworkConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/processing-job.html",
  ],
  evaluate({ ProcessingJobArn, NetworkConfig }) {
    const path = "NetworkConfig.EnableNetworkIsolation";
    return flagIsOn({ ProcessingJobArn, [path]: NetworkConfig?.EnableNetworkIsolation }, path, "ProcessingJobArn");
  },
  fix: (job, context) => launchDifferently("processing-job", job, context, processingSettings.isolation),
});
