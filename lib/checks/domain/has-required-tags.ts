import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags(
  "domain",
  "Studio domain",
  "DomainArn",
  "checklist:STU-05",
  "aws-config:sagemaker-domain-tagged",
);
