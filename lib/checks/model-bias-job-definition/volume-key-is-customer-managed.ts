import { volumeKeyIsCustomers } from "../monitoring.ts";

export default volumeKeyIsCustomers("model-bias-job-definition", "checklist:MON-12");
