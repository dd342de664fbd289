import { notebookScriptCheck } from "../lifecycle-scripts.ts";
import { ways } from "../script-themes.ts";

export default notebookScriptCheck(ways);
