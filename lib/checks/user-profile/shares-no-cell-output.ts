import { defineCheck } from "../define.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { sharesNoOutput } from "../shares-no-output.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/shares-no-cell-output",
  kind: "user-profile",
  title: "Studio user profile shares no output of notebooks, or under a KMS key",
  failTitle: "Studio user profile shares output of notebooks without a KMS key",
  severity: "low",
  category: "data",
  question: "studio/shares-no-cell-output",
  rationale:
    "Sharing a notebook of Studio Classic copies what its cells printed to S3, rows of customers and tokens with it, for everyone who may read that bucket.",
  needs: [],
  controls: ["checklist:N-STU-05", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SharingSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebooks-sharing.html",
  ],
  evaluate({ UserProfileArn, UserProfileName, UserSettings }) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    const sharing = UserSettings?.SharingSettings;
    if (!sharing) return notApplicable("The profile has no setting of its own; the domain's counts.");
    return sharesNoOutput(sharing, "UserSettings.SharingSettings");
  },
  fix: (profile, context) =>
    changeUserProfile(profile, context, {
      summary: `Leave the output of cells out of what ${context.identity.name} shares; where it is needed, name a bucket of your own and a key. What was shared before stays in the bucket: look through it.`,
      settings: { SharingSettings: { NotebookOutputOption: "Disabled" } },
    }),
});
