import { volumeHasKey } from "../monitoring.ts";

export default volumeHasKey("model-quality-job-definition", "checklist:MON-12");
