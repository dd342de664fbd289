import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { changePartnerApp } from "../remedies/partner-app.ts";

export default defineCheck({
  id: "partner-app/upgrades-minor-versions",
  kind: "partner-app",
  title: "Partner AI App is upgraded to new minor versions by itself",
  failTitle: "Partner AI App waits for somebody to upgrade it to new minor versions",
  severity: "low",
  category: "hygiene",
  rationale:
    "Fixes come as minor versions: without automatic upgrades they lie there until somebody thinks of it, while the app is on the web with a role of the account.",
  needs: [],
  controls: ["checklist:N-STU-18", "nist-800-53-r5:SI-2"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdatePartnerApp.html"],
  evaluate: (app) => flagIsOn(app, "EnableAutoMinorVersionUpgrade", "Arn"),
  fix: (app, context) =>
    changePartnerApp(app, context, {
      summary: `Let ${context.identity.name} be upgraded to new minor versions in its maintenance window.`,
      fields: { EnableAutoMinorVersionUpgrade: true },
    }),
});
