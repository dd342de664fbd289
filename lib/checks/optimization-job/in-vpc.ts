import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "optimization-job/in-vpc",
  kind: "optimization-job",
  title: "Optimization job reaches its model through your VPC",
  failTitle: "Optimization job reaches its model outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "The job reads a whole model and writes another: without a VPC that travels through SageMaker's own network, where nothing of yours can stop or show it going elsewhere.",
  needs: [],
  controls: ["checklist:N-MLO-16", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationVpcConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-optimize.html",
  ],
  evaluate: (job) => vpcIsSet(job, "OptimizationJobArn"),
  fix: (job, context) =>
    startNextWith(
      "optimization-job",
      job,
      "name subnets of your own that have an S3 endpoint and no open way out, and a security group",
      context,
    ),
});
