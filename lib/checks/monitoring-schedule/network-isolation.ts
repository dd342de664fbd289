import { isIsolated } from "../monitoring.ts";

export default isIsolated(
  "monitoring-schedule",
  "checklist:MON-09",
  "aws-ai-security-best-practices:SageMaker.14",
  "aws-config:sagemaker-monitoring-schedule-isolation",
);
