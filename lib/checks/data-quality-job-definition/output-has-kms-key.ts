import { outputHasKey } from "../monitoring.ts";

export default outputHasKey("data-quality-job-definition", "checklist:MON-11", "checkov:CKV_AWS_367");
