import { outputKeyIsCustomers } from "../monitoring.ts";

export default outputKeyIsCustomers("model-bias-job-definition", "checklist:MON-11");
