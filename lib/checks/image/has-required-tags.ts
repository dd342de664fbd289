import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags(
  "image",
  "Studio image",
  "ImageArn",
  "checklist:STU-05",
  "aws-config:sagemaker-image-tagged",
);
