import { defineCheck } from "../define.ts";
import { withoutCommands } from "../remedies/studio-lifecycle-config.ts";
import { fetched, findFetched } from "../script-themes.ts";
import { studioLines, studioScriptVerdict } from "../script-verdict.ts";

export default defineCheck({
  id: "studio-lifecycle-config/runs-no-fetched-code",
  kind: "studio-lifecycle-config",
  title: "Studio lifecycle config runs no code that it fetches unchecked or hides",
  failTitle: "Studio lifecycle config runs code that it fetches unchecked or hides",
  severity: "high",
  category: "hygiene",
  question: "lifecycle/runs-no-fetched-code",
  rationale:
    "A Studio lifecycle script runs in the app of everyone whose domain, profile or space names it: whoever holds that address, or the name it had, is root on every machine that starts, with the role of its user.",
  needs: [],
  controls: [
    "checklist:N-STU-08",
    "nist-800-53-r5:SI-7",
    "cis-controls-8.1:2.7",
    "mitre-attack:T1105",
    "mitre-attack:T1059.004",
  ],
  options: fetched.options,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lcc.html",
    "https://attack.mitre.org/techniques/T1105/",
  ],
  evaluate: (config, { options }) => studioScriptVerdict(config, findFetched(options.trustedSources), fetched.expected),
  fix: (config, context) =>
    withoutCommands(config, context, studioLines(config, findFetched(context.options.trustedSources)), fetched.instead),
});
