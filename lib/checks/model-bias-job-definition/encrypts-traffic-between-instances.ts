import { encryptsTraffic } from "../monitoring.ts";

export default encryptsTraffic(
  "model-bias-job-definition",
  "checklist:MON-08",
  "aws-ai-security-best-practices:SageMaker.15",
  "aws-config:sagemaker-model-bias-job-encrypt-in-transit",
);
