import { replacing } from "../power-themes.ts";
import { userPowerCheck } from "../powers.ts";

export default userPowerCheck(replacing);
