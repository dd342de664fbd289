import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/sessions-carry-user-name",
  kind: "user-profile",
  title: "Studio user profile does not keep the user's name out of its sessions",
  failTitle: "Studio user profile keeps the user's name out of its sessions",
  severity: "medium",
  category: "logging",
  question: "studio/sessions-carry-user-names",
  rationale:
    "A profile's own setting goes before the domain's: what this user does is then done by a session called SageMaker, as by nobody in particular.",
  needs: [],
  controls: ["checklist:N-STU-04", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StudioWebPortalSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html",
  ],
  evaluate({ UserProfileArn, UserProfileName, UserSettings }) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    const observed = UserSettings?.StudioWebPortalSettings?.ExecutionRoleSessionNameMode;
    if (!observed) return notApplicable("The profile has no setting of its own; the domain's counts.");
    const path = "UserSettings.StudioWebPortalSettings.ExecutionRoleSessionNameMode";
    const evidence = { path, observed, expected: "USER_IDENTITY, or the domain's" };
    return observed === "USER_IDENTITY" ? pass(evidence) : fail(evidence);
  },
  fix: (profile, context) =>
    changeUserProfile(profile, context, {
      summary: `Let sessions of ${context.identity.name} be named after who opened Studio. Trust policies with a condition on sts:RoleSessionName must allow it.`,
      settings: { StudioWebPortalSettings: { ExecutionRoleSessionNameMode: "USER_IDENTITY" } },
      onlyByApi: true,
    }),
});
