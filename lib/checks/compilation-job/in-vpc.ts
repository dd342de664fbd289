import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { compiledVpc } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "compilation-job/in-vpc",
  kind: "compilation-job",
  title: "Compilation job reaches the model through your VPC",
  failTitle: "Compilation job reaches the model outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "The model is the training data in another form: without a VPC it travels where none of your endpoint policies or flow logs can stop or show where it goes, and bucket policies that demand your VPC cannot hold.",
  needs: [],
  controls: ["checklist:N-JOB-08", "checklist:N-NEO-01", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NeoVpcConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html",
  ],
  evaluate: (job) => vpcIsSet(job, "CompilationJobArn"),
  fix: (job, context) => launchDifferently("compilation-job", job, context, compiledVpc),
});
