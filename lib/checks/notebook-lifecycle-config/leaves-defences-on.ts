import { notebookScriptCheck } from "../lifecycle-scripts.ts";
import { defences } from "../script-themes.ts";

export default notebookScriptCheck(defences);
