import { encryptsTraffic } from "../monitoring.ts";

export default encryptsTraffic(
  "model-quality-job-definition",
  "checklist:MON-07",
  "aws-ai-security-best-practices:SageMaker.13",
  "aws-config:sagemaker-model-quality-job-encrypt-in-transit",
);
