import { outputKeyIsCustomers } from "../monitoring.ts";

export default outputKeyIsCustomers("monitoring-schedule", "checklist:MON-11");
