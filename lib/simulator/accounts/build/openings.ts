import { type Role, sessionSeconds } from "./iam.ts";
import { issued } from "./issued.ts";
import { hexOf, iamId } from "./random.ts";
import type { SessionUse } from "./session-uses.ts";
import type { Frame } from "./site.ts";
import type { Call } from "./trail.ts";

/** How one session of a role was opened: the call, and whether STS was asked where the user is or where the provider is. */
export interface Opening extends Omit<Call, "at"> {
  atHome?: boolean;
  /** A session of this IAM user was at hand, who signed in to the console. */
  user?: string;
}

/** Whom a role's trust policy lets in first; the roles of the demo are entered by one door each. */
type Trust = { Principal?: { Service?: string; Federated?: string; AWS?: string }; Condition?: Conditions };
type Conditions = Record<string, Record<string, string>>;

/** The role's own story tells who opened its sessions: a service, a provider's user, another account, a user of this one. */
export function openingOf(frame: Frame, role: Role, use: SessionUse) {
  const { AssumeRolePolicyDocument = "{}", Arn = "", MaxSessionDuration: seconds = sessionSeconds } = role;
  const trust = (JSON.parse(AssumeRolePolicyDocument) as { Statement?: Trust[] }).Statement?.[0] ?? {};
  const { Service, Federated, AWS } = trust.Principal ?? {};
  const { session, sourceIdentity, since, accessKeyId } = use;
  const { response, resources } = issued({
    ...{ ...frame, role: Arn, session, accessKeyId, since, seconds },
  });
  const request = { RoleArn: Arn, RoleSessionName: session, DurationSeconds: seconds };
  const sharedEventID = () => ({ sharedEventID: hexUuid(`shared ${accessKeyId}`) });
  const { address, agent, tls } = use.channel;

  if (Service) {
    return {
      by: { address: Service, agent: Service, identity: () => ({ type: "AWSService", invokedBy: Service }) },
      action: "sts:AssumeRole",
      request: { ...request, ...(sourceIdentity && { SourceIdentity: sourceIdentity }) },
      response,
      extra: { resources, ...sharedEventID() },
    } satisfies Opening;
  }
  const channel = { address, ...(tls && { tls }) };
  if (Federated?.includes(":saml-provider/")) {
    const qualifier = `${hexOf(`${Federated} qualifier`, 27)}=`;
    const identity = {
      type: "SAMLUser",
      principalId: `${qualifier}:${session}`,
      userName: session,
      identityProvider: qualifier,
    };
    return {
      by: { ...channel, agent: signInAgent, identity: () => identity },
      action: "sts:AssumeRoleWithSAML",
      request: { ...request, SAMLAssertionID: `_${hexUuid(accessKeyId)}`, PrincipalArn: Federated },
      response: {
        ...{ ...response, SubjectType: "persistent", NameQualifier: qualifier, Subject: session },
        Issuer: Federated.includes("/AWSSSO_") ? identityCenterIssuer : "http://www.okta.com/exk1f2northwind",
        Audience: "https://signin.aws.amazon.com/saml",
      },
      extra: {
        resources: [...resources, { accountId: frame.account, type: "AWS::IAM::SAMLProvider", ARN: Federated }],
      },
      atHome: true,
    } satisfies Opening;
  }
  if (Federated) {
    const subject = use.webSubject ?? "";
    const identity = {
      type: "WebIdentityUser",
      principalId: `${Federated}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: Federated,
    };
    return {
      by: { ...channel, agent: "configure-aws-credentials-for-github-actions", identity: () => identity },
      action: "sts:AssumeRoleWithWebIdentity",
      request,
      response: {
        ...response,
        ...{ SubjectFromWebIdentityToken: subject, Audience: "sts.amazonaws.com", Provider: Federated },
      },
      extra: { resources },
    } satisfies Opening;
  }
  const other = AWS?.split(":")[4] ?? frame.account;
  if (other !== frame.account) {
    const ExternalId = trust.Condition?.StringEquals?.["sts:ExternalId"];
    const identity = { type: "AWSAccount", principalId: iamId("AIDA", `${other} ${session}`), accountId: other };
    return {
      by: { ...channel, agent, identity: () => identity },
      action: "sts:AssumeRole",
      request: { ...request, ...(ExternalId && { ExternalId }) },
      response,
      extra: { resources, ...sharedEventID() },
    } satisfies Opening;
  }
  return {
    // The user's own session is filled in by whoever knows when it began.
    by: { ...channel, agent: use.console ? signInAgent : agent, identity: () => ({}) },
    action: "sts:AssumeRole",
    request,
    response,
    extra: { resources },
    user: session,
  } satisfies Opening;
}

const signInAgent = "AWS Signin, aws-internal/3 aws-sdk-java/1.12.792 Linux/5.10.244 OpenJDK_64-Bit_Server_VM/17.0.17";
const identityCenterIssuer = "https://portal.sso.us-east-1.amazonaws.com/saml/assertion/OGYxYzJhN2Q1ZTkwNGI2Mw";

function hexUuid(seed: string): string {
  const hex = hexOf(seed, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
