import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { autoMlSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";
import { vpcIsGiven } from "../vpc-is-set.ts";

export default defineCheck({
  id: "auto-ml-job/in-vpc",
  kind: "auto-ml-job",
  title: "AutoML job reaches its data through your VPC",
  failTitle: "AutoML job reaches its data outside your VPC",
  severity: "high",
  category: "network",
  rationale:
    "All that an AutoML job launches inherits its network: without a VPC the training data travel through SageMaker's own, where none of your security groups, endpoint policies or flow logs can stop or show data going out.",
  needs: [],
  controls: ["checklist:N-JOB-08", "cis-controls-8.1:12.2", "csa-ccm-4.0:IVS-06", ...isoNetwork],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLSecurityConfig.html"],
  evaluate: ({ AutoMLJobArn, SecurityConfig }) =>
    AutoMLJobArn
      ? vpcIsGiven(SecurityConfig?.VpcConfig, "SecurityConfig.VpcConfig")
      : unknown("AWS returned no AutoMLJobArn, so the answer is not complete."),
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, autoMlSettings.vpc),
});
