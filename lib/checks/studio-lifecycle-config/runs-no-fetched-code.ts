import { studioScriptCheck } from "../lifecycle-scripts.ts";
import { fetched } from "../script-themes.ts";

export default studioScriptCheck(fetched);
