import { defineCheck } from "../define.ts";
import { requireMfa } from "../remedies/labeling.ts";
import { fail, notApplicable, pass, unknown, unknownLookup } from "../verdicts.ts";

export default defineCheck({
  id: "workforce/requires-second-factor",
  kind: "workforce",
  title: "Labeling workforce signs in with a second factor",
  failTitle: "Labeling workforce signs in with a password alone",
  severity: "medium",
  category: "identity",
  rationale:
    "Labelers are many and change often, and their portal is on the internet: one password that was guessed or used twice opens the records that they are given.",
  needs: ["cognito-user-pool"],
  controls: ["checklist:N-MLO-14", "nist-800-53-r5:IA-2(2)", "iso-27001-2022:A.8.5"],
  references: [
    "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-create-private.html",
  ],
  evaluate({ WorkforceArn, CognitoConfig, OidcConfig }, { identity, inventory }) {
    if (!WorkforceArn) return unknown("AWS returned no WorkforceArn, so the answer is not complete.");
    const pool = CognitoConfig?.UserPool;
    if (!pool) {
      return OidcConfig
        ? notApplicable("People sign in with an identity provider of your own, whose rules AWS does not know.")
        : unknown("AWS does not say how people sign in.");
    }
    const lookup = inventory.get("cognito-user-pool", pool, identity.region);
    if (!lookup.found) return unknownLookup(lookup, `The user pool ${pool}`);
    const { MfaConfiguration: observed } = lookup.resource;
    if (observed === undefined)
      return unknown(`AWS does not say whether the user pool ${pool} asks for a second factor.`);
    const evidence = { path: `${pool}: MfaConfiguration`, observed, expected: "ON" };
    return observed === "ON" ? pass(evidence) : fail(evidence);
  },
  fix: ({ CognitoConfig }, context) => requireMfa(CognitoConfig?.UserPool ?? "", context),
});
