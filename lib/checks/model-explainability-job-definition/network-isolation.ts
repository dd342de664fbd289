import { isIsolated } from "../monitoring.ts";

export default isIsolated(
  "model-explainability-job-definition",
  "checklist:MON-03",
  "aws-ai-security-best-practices:SageMaker.20",
  "aws-config:sagemaker-model-explainability-job-network-isolation",
);
