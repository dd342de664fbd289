import { encryptsTraffic } from "../monitoring.ts";

export default encryptsTraffic(
  "model-explainability-job-definition",
  "checklist:MON-06",
  "aws-ai-security-best-practices:SageMaker.10",
  "aws-config:sagemaker-model-explainability-job-encrypt-in-transit",
);
