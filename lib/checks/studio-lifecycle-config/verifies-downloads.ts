import { studioScriptCheck } from "../lifecycle-scripts.ts";
import { verification } from "../script-themes.ts";

export default studioScriptCheck(verification);
