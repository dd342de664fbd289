import { scripting } from "../power-themes.ts";
import { policyPowerCheck } from "../powers.ts";

export default policyPowerCheck(scripting);
