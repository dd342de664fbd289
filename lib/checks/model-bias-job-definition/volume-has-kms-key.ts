import { volumeHasKey } from "../monitoring.ts";

export default volumeHasKey("model-bias-job-definition", "checklist:MON-12");
