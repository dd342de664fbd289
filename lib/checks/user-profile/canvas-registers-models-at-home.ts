import { defineCheck } from "../define.ts";
import { registering, registersAtHome } from "../registers-models-at-home.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/canvas-registers-models-at-home",
  kind: "user-profile",
  title: "Canvas of the Studio user profile registers models in known accounts alone",
  failTitle: "Canvas of the Studio user profile registers models in an unknown account",
  ...registering,
  evaluate({ UserProfileArn, UserProfileName, UserSettings }, { identity, options }) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    return registersAtHome(
      UserSettings?.CanvasAppSettings?.ModelRegisterSettings,
      "UserSettings.CanvasAppSettings.ModelRegisterSettings",
      [identity.account, ...options.trustedAccounts],
      "The profile has no such role of its own; the domain's counts.",
    );
  },
  fix: (profile, context) =>
    changeUserProfile(profile, context, {
      summary: `Turn registering off for ${context.identity.name} until a role of a known account is named, and find out who named this one and what went there. A registry of another account that is yours belongs into trustedAccounts.`,
      takesAway: true,
      settings: { CanvasAppSettings: { ModelRegisterSettings: { Status: "DISABLED" } } },
    }),
});
