import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { compiledVpc } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "optimization-job/in-vpc",
  kind: "optimization-job",
  title: "Optimization job reaches the model through your VPC",
  failTitle: "Optimization job reaches the model outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "The model is the training data in another form: without a VPC it travels where none of your endpoint policies or flow logs can stop or show where it goes, and bucket policies that demand your VPC cannot hold.",
  needs: [],
  controls: ["checklist:N-JOB-08", "checklist:N-MLO-16", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationVpcConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateOptimizationJob.html",
  ],
  evaluate: (job) => vpcIsSet(job, "OptimizationJobArn"),
  fix: (job, context) => launchDifferently("optimization-job", job, context, compiledVpc),
});
