import { outputHasKey } from "../monitoring.ts";

export default outputHasKey("model-bias-job-definition", "checklist:MON-11");
