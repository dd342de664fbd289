import { type May, roleMay } from "#lib/analysis/iam/may.ts";
import { mayToUnnamed, resourcesIn, worstMay } from "#lib/analysis/iam/named-resources.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";

const calls = [
  "sagemaker:InvokeEndpoint",
  "sagemaker:InvokeEndpointAsync",
  "sagemaker:InvokeEndpointWithResponseStream",
  "sagemaker:InvokeEndpointWithBidirectionalStream",
];

/** Whether a role may call endpoints that nobody named, in any region that its policies name or in one that they do not. */
export function endpointsOpenTo(role: Role, now?: string): May {
  return mayToUnnamed(role, calls, "endpoint", now);
}

/**
 * Whether a role may make bearer tokens that endpoints take. It needs both permissions, the first on everything. Source:
 * SageMaker developer guide, "Invoke endpoints with OpenAI-compatible APIs".
 */
export function bearerTokensOf(role: Role, now?: string): May {
  const tokens = roleMay(role, { action: "sagemaker:CallWithBearerToken", resource: "*" }, now);
  if (tokens.answer !== "yes") return tokens;
  const named = namedEndpoints(role, now).map((resource) => roleMay(role, { action: calls[0] ?? "", resource }, now));
  const anywhere = worstMay([endpointsOpenTo(role, now), ...named]);
  return anywhere.answer === "yes" ? tokens : anywhere;
}

function namedEndpoints(role: Role, now?: string): string[] {
  return resourcesIn(role, now).filter((one) => one.includes(":endpoint/"));
}
