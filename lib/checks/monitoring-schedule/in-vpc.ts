import { isInVpc } from "../monitoring.ts";

export default isInVpc("monitoring-schedule", "checklist:MON-09");
