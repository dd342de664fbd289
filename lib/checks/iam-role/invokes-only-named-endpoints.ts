import { endpointsOpenTo } from "#lib/analysis/hosting/invokers.ts";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { defineCheck } from "../define.ts";
import { denyRole } from "../remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/invokes-only-named-endpoints",
  kind: "iam-role",
  title: "Role used with SageMaker may call only the endpoints that its policies name",
  failTitle: "Role used with SageMaker may call every endpoint of the account",
  severity: "medium",
  category: "identity",
  rationale:
    "Code that works as the role, in a notebook or a container, can then ask every model of the account for what it knows, as often as it takes to copy it, at your cost.",
  needs: [],
  controls: ["checklist:N-INF-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-6", "mitre-atlas:AML.T0024"],
  references: [
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html",
  ],
  evaluate(role, { now }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    const open = endpointsOpenTo(role, now);
    if (open.answer === "unknown") return unknown(open.reason);
    const expected = "endpoints by name, or by a prefix of your team's";
    if (open.answer === "no")
      return pass({ path: "Policies", observed: "no endpoint that they do not name", expected });
    return fail(...open.by.map(({ path, words }) => ({ path, observed: words, expected })));
  },
  fix: (_, { identity }) =>
    denyRole(
      identity.name,
      {
        policy: "call-named-endpoints-only",
        summary: `Name the endpoints that ${identity.name} needs, and the inference components on them, in place of ENDPOINT_ARN: it is denied all others, whatever else its policies say. Its calls to others stop at once; CloudTrail's data events show which it calls.`,
        statement: {
          Action: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWith*"],
          NotResource: ["ENDPOINT_ARN"],
        },
      },
      identity,
    ),
});
