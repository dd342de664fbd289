import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags(
  "inference-experiment",
  "Inference experiment",
  "Arn",
  "checklist:INF-14",
  "aws-config:sagemaker-inferenceexperiment-tagged",
);
