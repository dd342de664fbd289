import { isInVpc } from "../monitoring.ts";

export default isInVpc("model-quality-job-definition", "checklist:MON-04");
