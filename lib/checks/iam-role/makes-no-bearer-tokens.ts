import { bearerTokensOf } from "#lib/analysis/hosting/invokers.ts";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { defineCheck } from "../define.ts";
import { denyRole } from "../remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/makes-no-bearer-tokens",
  kind: "iam-role",
  title: "Role used with SageMaker may make no bearer tokens for endpoints",
  failTitle: "Role used with SageMaker may make bearer tokens for endpoints",
  severity: "low",
  category: "identity",
  rationale:
    "Code that works as the role makes such a token without a call, so that no log shows it; it is one string that calls endpoints from anywhere for up to twelve hours.",
  needs: [],
  controls: ["checklist:N-INF-06", "nist-800-53-r5:AC-6", "mitre-atlas:AML.T0055"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
  ],
  evaluate(role, { now }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    const tokens = bearerTokensOf(role, now);
    if (tokens.answer === "unknown") return unknown(tokens.reason);
    const expected = "no sagemaker:CallWithBearerToken, unless its clients speak OpenAI's API";
    if (tokens.answer === "no")
      return pass({ path: "Policies", observed: "no bearer token that an endpoint takes", expected });
    return fail(...tokens.by.map(({ path, words }) => ({ path, observed: words, expected })));
  },
  fix: (_, { identity }) =>
    denyRole(
      identity.name,
      {
        policy: "make-no-bearer-tokens",
        summary: `Deny ${identity.name} the use of bearer tokens; signed calls go on. Clients that speak OpenAI's API need them: give those a role of their own, with nothing else in it.`,
        statement: { Action: "sagemaker:CallWithBearerToken", Resource: "*" },
      },
      identity,
    ),
});
