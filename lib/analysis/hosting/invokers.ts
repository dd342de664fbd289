import { type May, roleMay, worstOf } from "#lib/analysis/iam/may.ts";
import { boundaryOf, identityPoliciesOf, type Role } from "#lib/analysis/iam/role-policies.ts";
import { parseArn } from "#lib/readings/arn.ts";

const calls = [
  "sagemaker:InvokeEndpoint",
  "sagemaker:InvokeEndpointAsync",
  "sagemaker:InvokeEndpointWithResponseStream",
  "sagemaker:InvokeEndpointWithBidirectionalStream",
];

/** Whether a role may call endpoints that nobody named, in any region that its policies name or in one that they do not. */
export function endpointsOpenTo(role: Role, now?: string): May {
  const { partition = "aws", account = "" } = parseArn(role.Arn ?? "") ?? {};
  const answers = regionsIn(role, now).flatMap((region) =>
    calls.map((action) =>
      roleMay(role, { action, resource: `arn:${partition}:sagemaker:${region}:${account}:endpoint/nobody-names` }, now),
    ),
  );
  return worstOf(answers);
}

/**
 * Whether a role may make bearer tokens that endpoints take. It needs both permissions, the first on everything. Source:
 * SageMaker developer guide, "Invoke endpoints with OpenAI-compatible APIs".
 */
export function bearerTokensOf(role: Role, now?: string): May {
  const tokens = roleMay(role, { action: "sagemaker:CallWithBearerToken", resource: "*" }, now);
  if (tokens.answer !== "yes") return tokens;
  const named = namedEndpoints(role, now).map((resource) => roleMay(role, { action: calls[0] ?? "", resource }, now));
  const anywhere = worstOf([endpointsOpenTo(role, now), ...named]);
  return anywhere.answer === "yes" ? tokens : anywhere;
}

/** What the policies and the boundary name of resources, with something in place of what they leave open. */
function resourcesIn(role: Role, now?: string): string[] {
  const policies = [...(identityPoliciesOf(role, now) ?? []), boundaryOf(role, now)];
  const statements = policies.flatMap((policy) => policy?.statements ?? []);
  return statements.flatMap(({ resources }) => resources?.listed ?? []).map((one) => one.replaceAll(/[*?]/g, "n"));
}

function regionsIn(role: Role, now?: string): string[] {
  const named = resourcesIn(role, now).flatMap((one) => one.split(":")[3] || []);
  return [...new Set(["nobody-names-1", ...named])];
}

function namedEndpoints(role: Role, now?: string): string[] {
  return resourcesIn(role, now).filter((one) => one.includes(":endpoint/"));
}
