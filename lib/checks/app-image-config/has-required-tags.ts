import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags(
  "app-image-config",
  "Studio app image config",
  "AppImageConfigArn",
  "checklist:STU-05",
  "aws-config:sagemaker-app-image-config-tagged",
);
