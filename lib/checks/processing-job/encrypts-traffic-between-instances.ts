import { effectiveInstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { trafficBetweenInstances } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { processingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { trafficIsEncrypted } from "../traffic-between-instances.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "processing-job/encrypts-traffic-between-instances",
  kind: "processing-job",
  title: "Processing job encrypts the traffic between its instances",
  failTitle: "Processing job's instances talk to each other in the clear",
  severity: "medium",
  category: "encryption-in-transit",
  rationale:
    "A distributed processing job, Spark for one, shuffles raw data from instance to instance; whoever gets onto that network can read it.",
  needs: [],
  controls: ["checklist:JOB-11", "cnspec:processing-job-encryption", ...trafficBetweenInstances],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NetworkConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html",
  ],
  evaluate({ ProcessingJobArn, NetworkConfig, ProcessingResources }) {
    if (!ProcessingJobArn) return unknown("AWS returned no ProcessingJobArn, so the answer is not complete.");
    return trafficIsEncrypted(
      NetworkConfig?.EnableInterContainerTrafficEncryption,
      "NetworkConfig.EnableInterContainerTrafficEncryption",
      effectiveInstanceCount(ProcessingResources?.ClusterConfig, "ProcessingResources.ClusterConfig"),
    );
  },
  fix: (job, context) => launchDifferently("processing-job", job, context, processingSettings.traffic),
});
