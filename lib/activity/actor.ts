import { parseArn } from "#lib/readings/arn.ts";
import { type Fields, fieldsOf, textOf } from "./fields.ts";

/** Longest name that is shown and indexed. */
const longest = 256;

/**
 * A short name for who made a call, from a record's `userIdentity`; undefined when it says nothing.
 * Source: CloudTrail user guide, "CloudTrail userIdentity element".
 */
export function actorOf(identity: Fields): string | undefined {
  const text = (name: string) => textOf(identity[name], longest);
  const resource = parseArn(textOf(identity.arn, 2048) ?? "")?.resource.slice(0, longest);
  const session = fieldsOf(fieldsOf(identity.sessionContext).sessionIssuer);
  switch (identity.type) {
    case "Root":
      return "Root";
    case "AWSService":
      return text("invokedBy") ?? text("principalId");
    case "AWSAccount":
      return withPrefix("account ", text("accountId")) ?? text("principalId");
    case "IdentityCenterUser":
      return (
        withPrefix("identity-center/", textOf(fieldsOf(identity.onBehalfOf).userId, longest)) ?? text("principalId")
      );
    case "IAMUser":
      return text("userName") ?? resource?.split("/").at(-1) ?? text("principalId");
    case "AssumedRole":
    case "Role":
      // The ARN of a session is assumed-role/Role/session; without one, the issuer has the role and principalId the session.
      return (
        resource?.replace(/^(assumed-role|role)\//, "") ??
        sessionName(textOf(session.userName, longest), text("principalId"))
      );
    default:
      // FederatedUser: federated-user/name. SAMLUser, WebIdentityUser, Directory, Unknown and kinds yet to come.
      // A session or a user is one whatever the record calls its type.
      return (
        text("userName") ??
        resource?.replace(/^(assumed-role\/|user\/(.*\/)?)/, "") ??
        text("principalId") ??
        text("invokedBy")
      );
  }
}

function withPrefix(prefix: string, name: string | undefined): string | undefined {
  return name && prefix + name;
}

function sessionName(role: string | undefined, principalId: string | undefined): string | undefined {
  const session = principalId?.split(":")[1];
  return role && session ? `${role}/${session}` : (role ?? principalId);
}

/**
 * Whether the session was signed in with MFA; null where the record cannot tell: no session (long-term keys, services),
 * sessions that a service or an identity provider opened, or that take no MFA. For those AWS writes "false" whatever the person did.
 * Source: CloudTrail user guide, `mfaAuthenticated` and `assumedRoot`; IAM user guide, `aws:MultiFactorAuthPresent`, "Compare AWS STS
 * credentials".
 */
export function mfaOf(identity: Fields): boolean | null {
  const context = fieldsOf(identity.sessionContext);
  const flag = fieldsOf(context.attributes).mfaAuthenticated;
  if (flag === "true" || flag === true) return true;
  return (flag === "false" || flag === false) && !isBlindToMfa(identity, context) ? false : null;
}

/** Session names that AWS services give: notebooks and Studio, EC2 instances. */
const serviceSession = /^assumed-role\/[^/]+\/(SageMaker|i-[0-9a-f]{8,17})$/;
/** Roles that only services (service-linked) or only Identity Center can assume. */
const foreignSignIn = /^role\/(aws-service-role|aws-reserved\/sso\.amazonaws\.com)\//;

function isBlindToMfa(identity: Fields, context: Fields): boolean {
  if (identity.type === "AWSService" || identity.type === "IdentityCenterUser") return true;
  // GetFederationToken takes no MFA; AssumeRoot is asked by a session of another account, which shows it there.
  if (identity.type === "FederatedUser" || context.assumedRoot === "true" || context.assumedRoot === true) return true;
  // Credentials delivered to an EC2 instance, issued to another service's resource, or by a web identity provider.
  // Some services write all members, those that mean nothing as empty ones.
  const says = (member: unknown) => textOf(member, 16) !== undefined || Object.keys(fieldsOf(member)).length > 0;
  if ([context.ec2RoleDelivery, identity.inScopeOf, context.webIdFederationData].some(says)) return true;
  const issuer = parseArn(textOf(fieldsOf(context.sessionIssuer).arn, 2048) ?? "")?.resource ?? "";
  const caller = parseArn(textOf(identity.arn, 2048) ?? "")?.resource ?? "";
  return foreignSignIn.test(issuer) || serviceSession.test(caller);
}
