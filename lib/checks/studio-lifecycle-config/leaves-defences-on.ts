import { studioScriptCheck } from "../lifecycle-scripts.ts";
import { defences } from "../script-themes.ts";

export default studioScriptCheck(defences);
