import { defineCheck } from "../define.ts";
import { withoutCommands } from "../remedies/studio-lifecycle-config.ts";
import { ways } from "../script-themes.ts";
import { studioLines, studioScriptVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "studio-lifecycle-config/opens-no-way-in",
  kind: "studio-lifecycle-config",
  title: "Studio lifecycle config opens no way in from outside",
  failTitle: "Studio lifecycle config opens a way in from outside",
  severity: "critical",
  category: "network",
  question: "lifecycle/opens-no-way-in",
  rationale:
    "A Studio lifecycle script runs in the app of everyone whose domain, profile or space names it: a tunnel, a key or a shell that it leaves behind lets somebody work as its role from anywhere, past the VPC and past who may sign in.",
  needs: [],
  controls: [
    "checklist:N-STU-08",
    "nist-800-53-r5:AC-17",
    "soc-2:CC6.6",
    "mitre-attack:T1037",
    "mitre-attack:T1572",
    "mitre-attack:T1098.004",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lcc.html",
    "https://attack.mitre.org/techniques/T1037/",
  ],
  evaluate: (config) => studioScriptVerdict(config, ways.find, ways.expected),
  fix: (config, context) => withoutCommands(config, context, studioLines(config, ways.find), ways.instead),
});
