import { isInVpc } from "../monitoring.ts";

export default isInVpc("model-bias-job-definition", "checklist:MON-02");
