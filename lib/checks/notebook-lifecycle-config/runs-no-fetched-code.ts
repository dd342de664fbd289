import { defineCheck } from "../define.ts";
import { takeOutCommands } from "../remedies/notebook-lifecycle-config.ts";
import { fetched, findFetched } from "../script-themes.ts";
import { notebookLines, notebookScriptsVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "notebook-lifecycle-config/runs-no-fetched-code",
  kind: "notebook-lifecycle-config",
  title: "Notebook lifecycle config runs no code that it fetches unchecked or hides",
  failTitle: "Notebook lifecycle config runs code that it fetches unchecked or hides",
  severity: "high",
  category: "hygiene",
  question: "lifecycle/runs-no-fetched-code",
  rationale:
    "Lifecycle scripts run as root at every start: whoever holds that address, or the name it had, is root on every machine that starts, with the role of its user.",
  needs: [],
  controls: [
    "checklist:N-NB-04",
    "nist-800-53-r5:SI-7",
    "cis-controls-8.1:2.7",
    "mitre-attack:T1105",
    "mitre-attack:T1059.004",
  ],
  options: fetched.options,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://attack.mitre.org/techniques/T1105/",
  ],
  evaluate: (config, { options }) =>
    notebookScriptsVerdict(config, findFetched(options.trustedSources), fetched.expected),
  fix: (config, context) =>
    takeOutCommands(
      config,
      context,
      notebookLines(config, findFetched(context.options.trustedSources)),
      fetched.instead,
    ),
});
