import { type Role, sessionSeconds } from "./iam.ts";
import { issued, sagemaker } from "./issued.ts";
import { hexOf, iamId } from "./random.ts";
import type { SessionUse } from "./session-uses.ts";
import type { Frame } from "./site.ts";
import type { Call } from "./trail.ts";

/** How one session of a role was opened. */
export interface Opening extends Omit<Call, "at"> {
  /** STS was asked where the provider is, not where the session then works. */
  atHome?: true;
  /** It was a session of this IAM user that asked, signed in to the console; `by` has no identity yet. */
  user?: string;
}

/** Whom a role's trust policy lets in first: the roles of the demo are entered by one door each. */
interface Trust {
  Principal?: { Service?: string; Federated?: string; AWS?: string };
  Condition?: Record<string, Record<string, string>>;
}

interface Asked extends Frame {
  use: SessionUse;
  trust: Trust;
  request: { RoleArn: string; RoleSessionName: string; DurationSeconds: number };
  response: ReturnType<typeof issued>["response"];
  resources: object[];
}

/** The role's own story tells who opened its sessions: a service, a provider's user, another account, a user of this one. */
export function openingOf(frame: Frame, role: Role, use: SessionUse): Opening {
  const { AssumeRolePolicyDocument = "{}", Arn = "", MaxSessionDuration = sessionSeconds } = role;
  const trust = (JSON.parse(AssumeRolePolicyDocument) as { Statement?: Trust[] }).Statement?.[0] ?? {};
  const { session, since, accessKeyId } = use;
  const { Service, Federated, AWS } = trust.Principal ?? {};
  const seconds = Service === sagemaker.service ? sagemaker.seconds : MaxSessionDuration;
  const asked = {
    ...{ ...frame, use, trust },
    request: { RoleArn: Arn, RoleSessionName: session, DurationSeconds: seconds },
    ...issued({ ...frame, role: Arn, session, accessKeyId, since, seconds }),
  };
  if (Service) return byService(Service, asked);
  if (Federated?.includes(":saml-provider/")) return withSaml(Federated, asked);
  if (Federated) return withWebIdentity(Federated, asked);
  const from = AWS?.split(":")[4] ?? frame.account;
  return from === frame.account ? byUser(asked) : byAccount(from, asked);
}

/** EC2 and Lambda ask for no duration and are answered with the credentials alone; how long those last is theirs to know. */
function byService(service: string, { use, request, response, resources }: Asked): Opening {
  const { sourceIdentity, accessKeyId } = use;
  const isAsked = service === sagemaker.service;
  return {
    by: { address: service, agent: service, identity: () => ({ type: "AWSService", invokedBy: service }) },
    action: "sts:AssumeRole",
    request: {
      ...request,
      DurationSeconds: isAsked ? request.DurationSeconds : undefined,
      ...(sourceIdentity && { SourceIdentity: sourceIdentity }),
    },
    response: isAsked ? response : { Credentials: response.Credentials },
    extra: { resources, sharedEventID: uuidOf(`shared ${accessKeyId}`) },
  };
}

function withSaml(provider: string, { use, account, request, response, resources }: Asked): Opening {
  const { session, channel, accessKeyId } = use;
  const qualifier = `${hexOf(`${provider} qualifier`, 27)}=`;
  const identity = {
    ...{ type: "SAMLUser", principalId: `${qualifier}:${session}`, userName: session, identityProvider: qualifier },
  };
  return {
    by: { ...channel, agent: signInAgent, identity: () => identity },
    action: "sts:AssumeRoleWithSAML",
    request: { ...request, SAMLAssertionID: `_${uuidOf(accessKeyId)}`, PrincipalArn: provider },
    response: {
      ...{ ...response, SubjectType: "persistent", NameQualifier: qualifier, Subject: session },
      Issuer: provider.includes("/AWSSSO_") ? identityCenterIssuer : "http://www.okta.com/exk1f2northwind",
      Audience: "https://signin.aws.amazon.com/saml",
    },
    extra: { resources: [...resources, { accountId: account, type: "AWS::IAM::SAMLProvider", ARN: provider }] },
    atHome: true,
  };
}

function withWebIdentity(provider: string, { use, request, response, resources }: Asked): Opening {
  const { webSubject: subject = "", channel } = use;
  const principalId = `${provider}:sts.amazonaws.com:${subject}`;
  const identity = { type: "WebIdentityUser", principalId, userName: subject, identityProvider: provider };
  return {
    by: { ...channel, agent: "configure-aws-credentials-for-github-actions", identity: () => identity },
    action: "sts:AssumeRoleWithWebIdentity",
    request,
    response: {
      ...{ ...response, SubjectFromWebIdentityToken: subject, Audience: "sts.amazonaws.com", Provider: provider },
    },
    extra: { resources },
  };
}

function byAccount(accountId: string, { use, trust, request, response, resources }: Asked): Opening {
  const { session, channel, accessKeyId } = use;
  const ExternalId = trust.Condition?.StringEquals?.["sts:ExternalId"];
  const identity = { type: "AWSAccount", principalId: iamId("AIDA", `${accountId} ${session}`), accountId };
  return {
    by: { ...channel, identity: () => identity },
    action: "sts:AssumeRole",
    request: { ...request, ...(ExternalId && { ExternalId }) },
    response,
    extra: { resources, sharedEventID: uuidOf(`shared ${accessKeyId}`) },
  };
}

/** The session is named after the user. In the console it is the sign-in service that switches roles. */
function byUser({ use, request, response, resources }: Asked): Opening {
  const { session, channel, console } = use;
  return {
    by: { ...channel, ...(console && { agent: signInAgent }), identity: () => ({}) },
    action: "sts:AssumeRole",
    ...{ request, response, extra: { resources }, user: session },
  };
}

const signInAgent = "AWS Signin, aws-internal/3 aws-sdk-java/1.12.792 Linux/5.10.244 OpenJDK_64-Bit_Server_VM/17.0.17";
const identityCenterIssuer = "https://portal.sso.us-east-1.amazonaws.com/saml/assertion/OGYxYzJhN2Q1ZTkwNGI2Mw";

function uuidOf(seed: string): string {
  const hex = hexOf(seed, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
