import { defineCheck } from "../define.ts";
import { withoutCommands } from "../remedies/studio-lifecycle-config.ts";
import { defences } from "../script-themes.ts";
import { studioLines, studioScriptVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "studio-lifecycle-config/leaves-defences-on",
  kind: "studio-lifecycle-config",
  title: "Studio lifecycle config leaves defences and records on",
  failTitle: "Studio lifecycle config turns defences or records off",
  severity: "high",
  category: "logging",
  question: "lifecycle/leaves-defences-on",
  rationale:
    "A Studio lifecycle script runs in the app of everyone whose domain, profile or space names it: with agents stopped, a shield down or records deleted, nobody sees what happens on the machine afterwards.",
  needs: [],
  controls: ["checklist:N-STU-08", "nist-800-53-r5:SI-4", "nist-800-53-r5:AU-9", "mitre-attack:T1562.001"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lcc.html",
    "https://attack.mitre.org/techniques/T1562/",
  ],
  evaluate: (config) => studioScriptVerdict(config, defences.find, defences.expected),
  fix: (config, context) => withoutCommands(config, context, studioLines(config, defences.find), defences.instead),
});
