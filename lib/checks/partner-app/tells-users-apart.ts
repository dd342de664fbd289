import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { changePartnerApp } from "../remedies/partner-app.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "partner-app/tells-users-apart",
  kind: "partner-app",
  title: "Partner AI App knows its users by their IAM sessions",
  failTitle: "Partner AI App does not know its users by their IAM sessions",
  severity: "low",
  category: "identity",
  rationale:
    "Everyone who shares a role then is one user in the app: its own rights and records cannot tell who looked at an experiment or changed it.",
  needs: [],
  controls: ["checklist:N-STU-18", ...attribution],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePartnerApp.html"],
  evaluate(app) {
    if (app.AuthType === "IDC") return notApplicable("People sign in to it with Identity Center.");
    return flagIsOn(app, "EnableIamSessionBasedIdentity", "Arn");
  },
  fix: (app, context) =>
    changePartnerApp(app, context, {
      summary: `Let ${context.identity.name} take the name of the IAM session as its user; who had rights under another name is given them anew.`,
      fields: { EnableIamSessionBasedIdentity: true },
    }),
});
