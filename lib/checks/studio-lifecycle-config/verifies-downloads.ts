import { defineCheck } from "../define.ts";
import { withoutCommands } from "../remedies/studio-lifecycle-config.ts";
import { verification } from "../script-themes.ts";
import { studioLines, studioScriptVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "studio-lifecycle-config/verifies-downloads",
  kind: "studio-lifecycle-config",
  title: "Studio lifecycle config verifies where its downloads come from",
  failTitle: "Studio lifecycle config does not verify where its downloads come from",
  severity: "medium",
  category: "encryption-in-transit",
  question: "lifecycle/verifies-downloads",
  rationale:
    "A Studio lifecycle script runs in the app of everyone whose domain, profile or space names it: without a check of certificates or signatures, whoever is on the way can hand it other packages than it asked for.",
  needs: [],
  controls: ["checklist:N-STU-08", "nist-800-53-r5:SC-8(1)", "nist-800-53-r5:SI-7", "mitre-attack:T1557"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lcc.html",
    "https://attack.mitre.org/techniques/T1557/",
  ],
  evaluate: (config) => studioScriptVerdict(config, verification.find, verification.expected),
  fix: (config, context) =>
    withoutCommands(config, context, studioLines(config, verification.find), verification.instead),
});
