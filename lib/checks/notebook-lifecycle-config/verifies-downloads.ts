import { notebookScriptCheck } from "../lifecycle-scripts.ts";
import { verification } from "../script-themes.ts";

export default notebookScriptCheck(verification);
