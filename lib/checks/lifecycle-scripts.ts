import { defineCheck, type OptionsSchema } from "./define.ts";
import { takeOutCommands } from "./remedies/notebook-lifecycle-config.ts";
import { withoutCommands } from "./remedies/studio-lifecycle-config.ts";
import type { ScriptTheme } from "./script-themes.ts";
import { notebookLines, notebookScriptsVerdict, studioLines, studioScriptVerdict } from "./script-verdict.ts";

/** A check of the scripts that a notebook instance runs. */
export function notebookScriptCheck<Options extends OptionsSchema = never>(theme: ScriptTheme<Options>) {
  return defineCheck({
    ...sharedBy(theme),
    id: `notebook-lifecycle-config/${theme.name}`,
    kind: "notebook-lifecycle-config",
    title: `Notebook lifecycle config ${theme.good}`,
    failTitle: `Notebook lifecycle config ${theme.bad}`,
    rationale: `Lifecycle scripts run as root at every start: ${theme.because}`,
    controls: ["checklist:N-NB-04", ...theme.controls],
    references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html", theme.reference],
    evaluate: (config, context) => notebookScriptsVerdict(config, theme.find(context), theme.expected),
    fix: (config, context) =>
      takeOutCommands(config, context, notebookLines(config, theme.find(context)), theme.instead),
  });
}

/** A check of a script that apps of Studio run. */
export function studioScriptCheck<Options extends OptionsSchema = never>(theme: ScriptTheme<Options>) {
  return defineCheck({
    ...sharedBy(theme),
    id: `studio-lifecycle-config/${theme.name}`,
    kind: "studio-lifecycle-config",
    title: `Studio lifecycle config ${theme.good}`,
    failTitle: `Studio lifecycle config ${theme.bad}`,
    rationale: `A Studio lifecycle script runs in the app of everyone whose domain, profile or space names it: ${theme.because}`,
    controls: ["checklist:N-STU-08", ...theme.controls],
    references: [
      "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lifecycle-configurations.html",
      theme.reference,
    ],
    evaluate: (config, context) => studioScriptVerdict(config, theme.find(context), theme.expected),
    fix: (config, context) => withoutCommands(config, context, studioLines(config, theme.find(context)), theme.instead),
  });
}

function sharedBy<Options extends OptionsSchema>({ name, severity, category, options }: ScriptTheme<Options>) {
  return { severity, category, question: `lifecycle/${name}`, needs: [], ...(options && { options }) };
}
