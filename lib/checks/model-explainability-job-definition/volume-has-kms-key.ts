import { volumeHasKey } from "../monitoring.ts";

export default volumeHasKey("model-explainability-job-definition", "checklist:MON-12");
