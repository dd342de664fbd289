import { unnamed } from "./callers.ts";
import { type Caller, type Fit, is, type State } from "./conditions.ts";

/**
 * What an identity provider's condition keys (`HOST/PATH:claim`) must say so that a role's trust means somebody.
 * Sources: IAM user guide, "Available keys for AWS web identity federation" and "Configuring a role for GitHub OIDC
 * identity provider"; GitHub, GitLab, HCP Terraform, Bitbucket and EKS, each on OIDC with AWS; Cognito developer guide,
 * "IAM roles" (trust of identity pools).
 */

/** Providers where anyone can sign up and run something: only a claim that holds the tenant's name means somebody. */
const openToAnyone = [
  "token.actions.githubusercontent.com",
  "gitlab.com",
  "app.terraform.io",
  "agent.buildkite.com",
  "oidc.vercel.com",
  "oidc.fly.io",
  "app.pulumi.com",
  "api.pulumi.com/oidc",
];

/** Providers whose address or audience is one organization's own. */
const ofOneOrganization = [
  /^api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\//,
  /^oidc\.circleci\.com\/org\/[^/]+$/,
  /^[\w-]+\.app\.spacelift\.io$/,
];

/** Claims that tell an application from another, or how somebody signed in, but not who. */
const ofAnyone = ["aud", "oaud", "azp", "app_id", "iss", "amr", "acr", "sub_type"];

/** Claims of open providers that hold the tenant's name or number, alone or as the first part. */
const ofTenant =
  /^(repo|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|actor|actor_id|enterprise|enterprise_id|project|project_path|project_id|namespace|namespace_path|namespace_id|user|user_id|user_login|owner|owner_id|organization|organization_id|org|org_id|pipeline_id|terraform_\w+)$/;

/** Who of those the provider signs in may take the role without being named; undefined when nobody may. */
export function federatedOutsider(provider: string, lets: (caller: Caller) => boolean): string | undefined {
  const host = provider.replace(/^.*:oidc-provider\//, "").toLowerCase();
  if (host === "cognito-identity.amazonaws.com") return cognitoOutsider(lets);
  if (!lets(claims((claim) => [unnamedClaim(claim, host)]))) return undefined;
  return host.startsWith("oidc.eks.") ? "every pod of the cluster" : "anyone the identity provider signs in";
}

/** A pool may have guests, who sign in nowhere, and a role that names no pool serves everybody's pools. */
function cognitoOutsider(lets: (caller: Caller) => boolean): string | undefined {
  const ofAnyPool = claims((claim) => (claim === "amr" ? undefined : [unnamed(() => false)]));
  if (lets(ofAnyPool)) return "anyone with an identity pool of their own";
  const guest: Record<string, State[]> = { amr: [is("unauthenticated")], sub: [unnamed(() => false)] };
  return lets(claims((claim) => guest[claim])) ? "guests of the identity pool, who sign in nowhere" : undefined;
}

/** Somebody who brings these claims, whatever the name of the provider before them. */
function claims(statesOf: (claim: string) => readonly State[] | undefined): Caller {
  return (key) => (/^(aws|sts):/.test(key) ? undefined : statesOf(key.slice(key.lastIndexOf(":") + 1)));
}

function unnamedClaim(claim: string, host: string): Fit {
  const isOwn = ofOneOrganization.some((pattern) => pattern.test(host)) || host.includes(":saml-provider/");
  if (ofAnyone.includes(claim) && !isOwn) return () => "sometimes";
  if (!openToAnyone.includes(host)) return unnamed(namesSomebody);
  const names = (value: string) =>
    claim === "sub" ? namesTenant(value) : ofTenant.test(claim) && firstPart.test(value);
  const whom = unnamed(names);
  // Where anyone can sign up, a subject without a tenant's name in it can be anyone's, even when it is written out.
  return (value, comparison) => (/[*?]/.test(value) || names(value) ? whom(value, comparison) : "sometimes");
}

/** A first part that is complete: `org/*`, but not `org*`, which another name can begin with. */
const firstPart = /^[^*?/:|@]+([/:|@]|$)/;

/** `repo:org/*`, `organization:org:*`, also behind other claims that are written out. */
function namesTenant(subject: string): boolean {
  const parts = subject.split(":");
  const at = parts.findIndex((part) => ofTenant.test(part));
  if (at < 0 || parts.slice(0, at).some((part) => /[*?]/.test(part))) return false;
  return firstPart.test(parts.slice(at + 1).join(":"));
}

/** Anything written out after the scheme: `system:serviceaccount:team:*`, `auth0|id`. */
function namesSomebody(value: string): boolean {
  const rest = value.replace(/^(system:serviceaccount:|[\w-]+[:|])/, "");
  return /[^*?:/|@.\s-]/.test(rest);
}
