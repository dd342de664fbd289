import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "training-job/in-vpc",
  kind: "training-job",
  title: "Training job reaches its data through your VPC",
  failTitle: "Training job reaches its data outside your VPC",
  severity: "high",
  category: "network",
  rationale:
    "Without a VPC the container and the training data travel through SageMaker's own network, with a way to the internet, where none of your security groups, endpoint policies or flow logs can stop or show data going out.",
  needs: [],
  controls: [
    "checklist:JOB-02",
    "prowler:sagemaker_training_jobs_vpc_settings_configured",
    "cnspec:training-job-vpc-configured",
    "cis-controls-8.1:12.2",
    "csa-ccm-4.0:IVS-06",
    ...isoNetwork,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html",
  ],
  // Serverless jobs too can be given a VPC.
  evaluate: (job) => vpcIsSet(job, "TrainingJobArn"),
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.vpc),
});
