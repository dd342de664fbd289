import { volumeHasKey } from "../monitoring.ts";

export default volumeHasKey("monitoring-schedule", "checklist:MON-12");
