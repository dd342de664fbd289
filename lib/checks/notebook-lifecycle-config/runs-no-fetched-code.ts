import { notebookScriptCheck } from "../lifecycle-scripts.ts";
import { fetched } from "../script-themes.ts";

export default notebookScriptCheck(fetched);
