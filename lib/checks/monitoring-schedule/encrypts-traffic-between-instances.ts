import { encryptsTraffic } from "../monitoring.ts";

export default encryptsTraffic(
  "monitoring-schedule",
  "checklist:MON-10",
  "aws-ai-security-best-practices:SageMaker.22",
  "aws-config:sagemaker-monitoring-schedule-traffic-encryption",
);
