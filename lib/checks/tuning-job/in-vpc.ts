import { definitionsOf } from "#lib/analysis/jobs/definitions.ts";
import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { tuningSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";
import { vpcIsGiven } from "../vpc-is-set.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "tuning-job/in-vpc",
  kind: "tuning-job",
  title: "Tuning job's training jobs reach their data through your VPC",
  failTitle: "Tuning job's training jobs reach their data outside your VPC",
  severity: "high",
  category: "network",
  rationale:
    "One tuning job launches hundreds of training jobs: without a VPC in its definitions each has a way to the internet where none of your security groups, endpoint policies or flow logs can stop or show data going out.",
  needs: [],
  controls: ["checklist:N-JOB-08", "cis-controls-8.1:12.2", "csa-ccm-4.0:IVS-06", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
  ],
  evaluate: (job) =>
    worstOf(
      definitionsOf(job).map(({ path, definition }) => vpcIsGiven(definition.VpcConfig, `${path}.VpcConfig`)),
      unknown("AWS returned no training job definition."),
    ),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningSettings.vpc),
});
