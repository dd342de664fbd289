import { defineCheck } from "../define.ts";
import { registering, registersAtHome } from "../registers-models-at-home.ts";
import { changeDomain } from "../remedies/domain.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/canvas-registers-models-at-home",
  kind: "domain",
  title: "Canvas of the Studio domain registers models in known accounts alone",
  failTitle: "Canvas of the Studio domain registers models in an unknown account",
  ...registering,
  evaluate({ DomainArn, DefaultUserSettings }, { identity, options }) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    return registersAtHome(
      DefaultUserSettings.CanvasAppSettings?.ModelRegisterSettings,
      "DefaultUserSettings.CanvasAppSettings.ModelRegisterSettings",
      [identity.account, ...options.trustedAccounts],
      "Canvas has no role for a registry of another account.",
    );
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Turn registering off until a role of a known account is named, and find out who named this one and what went there. A registry of another account that is yours belongs into trustedAccounts.",
      takesAway: true,
      fields: {
        DefaultUserSettings: { CanvasAppSettings: { ModelRegisterSettings: { Status: "DISABLED" } } },
      },
    }),
});
