import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { compilationSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "compilation-job/in-vpc",
  kind: "compilation-job",
  title: "Neo compilation job reaches the model through your VPC",
  failTitle: "Neo compilation job reaches the model outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "Without a VPC the model is fetched and the compiled one stored by SageMaker's own network, where none of your endpoint policies, security groups or flow logs can stop or show where it goes.",
  needs: [],
  controls: ["checklist:N-NEO-01", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/neo-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NeoVpcConfig.html",
  ],
  evaluate: (job) => vpcIsSet(job, "CompilationJobArn"),
  fix: (job, context) => launchDifferently("compilation-job", job, context, compilationSettings.vpc),
});
