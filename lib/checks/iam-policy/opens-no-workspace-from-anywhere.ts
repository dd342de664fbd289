import { opening } from "../power-themes.ts";
import { policyPowerCheck } from "../powers.ts";

export default policyPowerCheck(opening);
