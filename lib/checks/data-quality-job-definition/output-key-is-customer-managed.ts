import { outputKeyIsCustomers } from "../monitoring.ts";

export default outputKeyIsCustomers("data-quality-job-definition", "checklist:MON-11", "checkov:CKV_AWS_367");
