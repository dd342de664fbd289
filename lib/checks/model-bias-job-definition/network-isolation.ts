import { isIsolated } from "../monitoring.ts";

export default isIsolated(
  "model-bias-job-definition",
  "checklist:MON-02",
  "aws-ai-security-best-practices:SageMaker.12",
  "aws-config:sagemaker-model-bias-job-isolation",
);
