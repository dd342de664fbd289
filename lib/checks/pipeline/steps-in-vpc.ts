import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyLaunch, launchIsInVpc } from "../every-launch.ts";
import { stepsIntoVpc } from "../remedies/pipeline.ts";

export default defineCheck({
  id: "pipeline/steps-in-vpc",
  kind: "pipeline",
  title: "Every job and model of the pipeline is launched in your VPC",
  failTitle: "The pipeline launches jobs or models outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "Each execution launches its jobs anew from the definition: a step without a VPC puts every one of them, and the data they read, where no security group, endpoint policy or flow log of yours sees them.",
  needs: [],
  controls: ["checklist:N-JOB-09", "checklist:JOB-02", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/process-vpc.html",
  ],
  evaluate: (pipeline) => everyLaunch(pipeline, launchIsInVpc),
  fix: stepsIntoVpc,
});
