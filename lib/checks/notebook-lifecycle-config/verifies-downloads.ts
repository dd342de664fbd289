import { defineCheck } from "../define.ts";
import { takeOutCommands } from "../remedies/notebook-lifecycle-config.ts";
import { verification } from "../script-themes.ts";
import { notebookLines, notebookScriptsVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "notebook-lifecycle-config/verifies-downloads",
  kind: "notebook-lifecycle-config",
  title: "Notebook lifecycle config verifies where its downloads come from",
  failTitle: "Notebook lifecycle config does not verify where its downloads come from",
  severity: "medium",
  category: "encryption-in-transit",
  question: "lifecycle/verifies-downloads",
  rationale:
    "Lifecycle scripts run as root at every start: without a check of certificates or signatures, whoever is on the way can hand it other packages than it asked for.",
  needs: [],
  controls: ["checklist:N-NB-04", "nist-800-53-r5:SC-8(1)", "nist-800-53-r5:SI-7", "mitre-attack:T1557"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://attack.mitre.org/techniques/T1557/",
  ],
  evaluate: (config) => notebookScriptsVerdict(config, verification.find, verification.expected),
  fix: (config, context) =>
    takeOutCommands(config, context, notebookLines(config, verification.find), verification.instead),
});
