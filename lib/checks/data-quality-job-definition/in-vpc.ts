import { isInVpc } from "../monitoring.ts";

export default isInVpc("data-quality-job-definition", "checklist:MON-01");
