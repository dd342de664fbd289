import { volumeHasKey } from "../monitoring.ts";

export default volumeHasKey("data-quality-job-definition", "checklist:MON-12", "checkov:CKV_AWS_368");
