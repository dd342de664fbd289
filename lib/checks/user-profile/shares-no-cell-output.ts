import { defineCheck } from "../define.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { sharesNoOutput, sharing } from "../shares-no-output.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/shares-no-cell-output",
  kind: "user-profile",
  title: "Studio user profile shares no output of notebooks, or under a KMS key",
  failTitle: "Studio user profile shares output of notebooks without a KMS key",
  ...sharing,
  evaluate({ UserProfileArn, UserProfileName, UserSettings }) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    const settings = UserSettings?.SharingSettings;
    if (!settings) return notApplicable("The profile has no setting of its own; the domain's counts.");
    return sharesNoOutput(settings, "UserSettings.SharingSettings");
  },
  fix: (profile, context) =>
    changeUserProfile(profile, context, {
      summary: `Leave the output of cells out of what ${context.identity.name} shares; where it is needed, name a bucket of your own and a key. What was shared before stays in the bucket: look through it.`,
      takesAway: true,
      settings: { SharingSettings: { NotebookOutputOption: "Disabled" } },
    }),
});
