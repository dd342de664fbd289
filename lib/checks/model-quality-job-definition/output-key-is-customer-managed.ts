import { outputKeyIsCustomers } from "../monitoring.ts";

export default outputKeyIsCustomers("model-quality-job-definition", "checklist:MON-11");
