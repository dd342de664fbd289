import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags(
  "feature-group",
  "Feature group",
  "FeatureGroupArn",
  "checklist:MLO-03",
  "aws-config:sagemaker-feature-group-tagged",
);
