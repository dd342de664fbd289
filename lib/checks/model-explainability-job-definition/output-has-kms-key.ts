import { outputHasKey } from "../monitoring.ts";

export default outputHasKey("model-explainability-job-definition", "checklist:MON-11");
