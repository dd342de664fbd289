import { replacing } from "../power-themes.ts";
import { rolePowerCheck } from "../powers.ts";

export default rolePowerCheck(replacing);
