import { outputHasKey } from "../monitoring.ts";

export default outputHasKey("monitoring-schedule", "checklist:MON-11");
