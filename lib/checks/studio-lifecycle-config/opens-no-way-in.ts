import { studioScriptCheck } from "../lifecycle-scripts.ts";
import { ways } from "../script-themes.ts";

export default studioScriptCheck(ways);
