import { outputHasKey } from "../monitoring.ts";

export default outputHasKey("model-quality-job-definition", "checklist:MON-11");
