import { volumeKeyIsCustomers } from "../monitoring.ts";

export default volumeKeyIsCustomers("data-quality-job-definition", "checklist:MON-12", "checkov:CKV_AWS_368");
