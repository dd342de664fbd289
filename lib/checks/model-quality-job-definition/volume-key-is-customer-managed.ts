import { volumeKeyIsCustomers } from "../monitoring.ts";

export default volumeKeyIsCustomers("model-quality-job-definition", "checklist:MON-12");
