import { isIsolated } from "../monitoring.ts";

export default isIsolated(
  "data-quality-job-definition",
  "checklist:MON-01",
  "aws-ai-security-best-practices:SageMaker.11",
  "aws-config:sagemaker-data-quality-job-isolation",
);
