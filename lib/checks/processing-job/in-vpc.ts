import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { processingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "processing-job/in-vpc",
  kind: "processing-job",
  title: "Processing job reaches its data through your VPC",
  failTitle: "Processing job reaches its data outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "Without a VPC the raw data travels through SageMaker's own network, with a way to the internet, where none of your security groups, endpoint policies or flow logs can stop or show data going out.",
  needs: [],
  controls: ["checklist:JOB-10", "cnspec:processing-job-vpc-configured", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/process-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NetworkConfig.html",
  ],
  evaluate({ ProcessingJobArn, NetworkConfig }) {
    const verdict = vpcIsSet({ ProcessingJobArn, VpcConfig: NetworkConfig?.VpcConfig }, "ProcessingJobArn");
    if (!("evidence" in verdict)) return verdict;
    return { ...verdict, evidence: verdict.evidence.map((one) => ({ ...one, path: `NetworkConfig.${one.path}` })) };
  },
  fix: (job, context) => launchDifferently("processing-job", job, context, processingSettings.vpc),
});
