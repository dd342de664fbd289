import { volumeKeyIsCustomers } from "../monitoring.ts";

export default volumeKeyIsCustomers("model-explainability-job-definition", "checklist:MON-12");
