import { isIsolated } from "../monitoring.ts";

export default isIsolated(
  "model-quality-job-definition",
  "checklist:MON-04",
  "aws-ai-security-best-practices:SageMaker.25",
  "aws-config:sagemaker-model-quality-job-definition-isolation",
);
