import { encryptsTraffic } from "../monitoring.ts";

export default encryptsTraffic(
  "data-quality-job-definition",
  "checklist:MON-05",
  "aws-ai-security-best-practices:SageMaker.9",
  "aws-config:sagemaker-data-quality-job-encrypt-in-transit",
  "checkov:CKV_AWS_369",
);
