import { defineCheck } from "../define.ts";
import { changeSpace } from "../remedies/space.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "space/no-remote-access",
  kind: "space",
  title: "Studio space cannot be entered from an editor on somebody's own machine",
  failTitle: "Studio space can be entered from an editor on somebody's own machine",
  severity: "medium",
  category: "network",
  rationale:
    "StartSession opens an SSH connection to the space from any laptop, with IAM credentials alone, also where people sign in with Identity Center: data leaves past what guards the browser.",
  needs: [],
  controls: ["checklist:N-STU-07", "nist-800-53-r5:AC-17", "nist-800-53-r5:SC-7(10)", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/remote-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SpaceSettings.html",
  ],
  evaluate({ SpaceArn, SpaceName, SpaceSettings }) {
    if (!SpaceArn && !SpaceName) return unknown("AWS returned no SpaceArn, so the answer is not complete.");
    // Left out when it was never set, which means that it is off.
    const observed = SpaceSettings?.RemoteAccess ?? null;
    const evidence = { path: "SpaceSettings.RemoteAccess", observed, expected: "DISABLED, or not set" };
    return observed === "ENABLED" ? fail(evidence) : pass(evidence);
  },
  fix: (space, context) =>
    changeSpace(space, context, {
      summary: `Turn remote access to ${context.identity.name} off, and end the sessions that are open by starting its app anew. Where people need their own editor, accept the finding and allow sagemaker:StartSession only to them, for their own spaces, from networks of yours.`,
      takesAway: true,
      settings: { RemoteAccess: "DISABLED" },
      guardrail: {
        Sid: "DenyRemoteAccessToSpaces",
        Effect: "Deny",
        Action: ["sagemaker:CreateSpace", "sagemaker:UpdateSpace"],
        Resource: "*",
        Condition: { StringEquals: { "sagemaker:RemoteAccess": "ENABLED" } },
      },
    }),
});
