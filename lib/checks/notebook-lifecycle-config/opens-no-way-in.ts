import { defineCheck } from "../define.ts";
import { takeOutCommands } from "../remedies/notebook-lifecycle-config.ts";
import { ways } from "../script-themes.ts";
import { notebookLines, notebookScriptsVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "notebook-lifecycle-config/opens-no-way-in",
  kind: "notebook-lifecycle-config",
  title: "Notebook lifecycle config opens no way in from outside",
  failTitle: "Notebook lifecycle config opens a way in from outside",
  severity: "critical",
  category: "network",
  question: "lifecycle/opens-no-way-in",
  rationale:
    "Lifecycle scripts run as root at every start: a tunnel, a key or a shell that it leaves behind lets somebody work as its role from anywhere, past the VPC and past who may sign in.",
  needs: [],
  controls: [
    "checklist:N-NB-04",
    "nist-800-53-r5:AC-17",
    "soc-2:CC6.6",
    "mitre-attack:T1037",
    "mitre-attack:T1572",
    "mitre-attack:T1098.004",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://attack.mitre.org/techniques/T1037/",
  ],
  evaluate: (config) => notebookScriptsVerdict(config, ways.find, ways.expected),
  fix: (config, context) => takeOutCommands(config, context, notebookLines(config, ways.find), ways.instead),
});
