import { outputKeyIsCustomers } from "../monitoring.ts";

export default outputKeyIsCustomers("model-explainability-job-definition", "checklist:MON-11");
