import { defineCheck } from "../define.ts";
import { takeOutCommands } from "../remedies/notebook-lifecycle-config.ts";
import { defences } from "../script-themes.ts";
import { notebookLines, notebookScriptsVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "notebook-lifecycle-config/leaves-defences-on",
  kind: "notebook-lifecycle-config",
  title: "Notebook lifecycle config leaves defences and records on",
  failTitle: "Notebook lifecycle config turns defences or records off",
  severity: "high",
  category: "logging",
  question: "lifecycle/leaves-defences-on",
  rationale:
    "Lifecycle scripts run as root at every start: with agents stopped, a shield down or records deleted, nobody sees what happens on the machine afterwards.",
  needs: [],
  controls: ["checklist:N-NB-04", "nist-800-53-r5:SI-4", "nist-800-53-r5:AU-9", "mitre-attack:T1562.001"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://attack.mitre.org/techniques/T1562/",
  ],
  evaluate: (config) => notebookScriptsVerdict(config, defences.find, defences.expected),
  fix: (config, context) => takeOutCommands(config, context, notebookLines(config, defences.find), defences.instead),
});
