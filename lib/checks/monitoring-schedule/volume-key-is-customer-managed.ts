import { volumeKeyIsCustomers } from "../monitoring.ts";

export default volumeKeyIsCustomers("monitoring-schedule", "checklist:MON-12");
