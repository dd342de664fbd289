import { isInVpc } from "../monitoring.ts";

export default isInVpc("model-explainability-job-definition", "checklist:MON-03");
