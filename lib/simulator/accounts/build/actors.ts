import { iamId } from "./random.ts";
import { type Frame, minute, roleArn } from "./site.ts";

/** Who makes a call, from where and with what: everything of a CloudTrail record that is not the call itself. */
export interface Actor extends Channel {
  /** `userIdentity` of a call at that time. */
  identity(at: Date): Record<string, unknown>;
}

export interface Channel {
  /** An address, or an AWS service's name when the service calls. */
  address: string;
  agent: string;
  /** None when an AWS service calls. */
  tls?: { tlsVersion: string; cipherSuite: string };
  /** `vpcEndpointId`, `sessionCredentialFromConsole`. */
  extra?: Record<string, unknown>;
}

export const tls13 = { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256" };
export const tls12 = { tlsVersion: "TLSv1.2", cipherSuite: "ECDHE-RSA-AES128-GCM-SHA256" };
/** Still answered by AWS, though its CBC mode is dated; TLS 1.0 and 1.1 have been refused since 2024. */
export const tls12cbc = { tlsVersion: "TLSv1.2", cipherSuite: "ECDHE-RSA-AES128-SHA" };

export interface Session {
  /** With its path. */
  role: string;
  session: string;
  /** AWS never sees the MFA of a SAML or Identity Center sign-in: those sessions say "false". */
  mfa?: boolean;
  sourceIdentity?: string;
  /** "1.0" when the credentials came over IMDSv1. */
  ec2RoleDelivery?: "1.0" | "2.0";
  webIdFederationData?: Record<string, unknown>;
  /** How long it uses one key, at most; it divides a day. Four hours when left out. */
  keyMinutes?: number;
}

/** A session of a role. Its keys change every few hours; sessions.ts says when each was really issued. */
export function sessionOf(frame: Frame, channel: Channel, spec: Session): Actor {
  const { role, session, mfa = false, sourceIdentity, ec2RoleDelivery, webIdFederationData, keyMinutes } = spec;
  const userName = role.slice(role.lastIndexOf("/") + 1);
  const principalId = iamId("AROA", userName);
  const arn = `arn:${frame.partition}:sts::${frame.account}:assumed-role/${userName}/${session}`;
  const sessionIssuer = {
    type: "Role",
    principalId,
    arn: roleArn(frame, role),
    accountId: frame.account,
    userName,
  };
  // One identity for all the calls of a session: it is derived once.
  const sessions = new Map<string, Record<string, unknown>>();
  return {
    ...channel,
    identity: (at) => {
      const creationDate = sessionStart(at, keyMinutes);
      const known = sessions.get(creationDate);
      if (known) return known;
      const identity = {
        type: "AssumedRole",
        principalId: `${principalId}:${session}`,
        arn,
        accountId: frame.account,
        // Who comes with another source identity comes with another session.
        accessKeyId: iamId("ASIA", `${arn} ${sourceIdentity ?? ""} ${creationDate}`).slice(0, 20),
        sessionContext: {
          sessionIssuer,
          ...(webIdFederationData && { webIdFederationData }),
          attributes: { creationDate, mfaAuthenticated: String(mfa) },
          ...(sourceIdentity && { sourceIdentity }),
          ...(ec2RoleDelivery && { ec2RoleDelivery }),
        },
      };
      sessions.set(creationDate, identity);
      return identity;
    },
  };
}

/** An IAM user: with a console session (`mfa` given) or with a long-lived access key. */
export function userOf(frame: Frame, channel: Channel, userName: string, mfa?: boolean): Actor {
  const arn = `arn:${frame.partition}:iam::${frame.account}:user/${userName}`;
  return {
    ...channel,
    identity: (at) => ({
      type: "IAMUser",
      principalId: iamId("AIDA", userName),
      arn,
      accountId: frame.account,
      accessKeyId: mfa === undefined ? longLivedKey(userName) : consoleKey(arn, sessionStart(at)),
      userName,
      ...(mfa !== undefined && {
        sessionContext: { attributes: { creationDate: sessionStart(at), mfaAuthenticated: String(mfa) } },
      }),
    }),
  };
}

export function rootOf(frame: Frame, channel: Channel): Actor {
  return {
    ...channel,
    identity: (at) => ({
      type: "Root",
      principalId: frame.account,
      arn: `arn:${frame.partition}:iam::${frame.account}:root`,
      accountId: frame.account,
      accessKeyId: consoleKey(`arn:${frame.partition}:iam::${frame.account}:root`, sessionStart(at)),
      sessionContext: { attributes: { creationDate: sessionStart(at), mfaAuthenticated: "true" } },
    }),
  };
}

/** The access key of an IAM user who has one. */
export function longLivedKey(userName: string): string {
  return iamId("AKIA", userName).slice(0, 20);
}

/** The key of a console session: a user's or the root user's, since that time. */
export function consoleKey(arn: string, since: string): string {
  return iamId("ASIA", `${arn} ${since}`).slice(0, 20);
}

/** An AWS service on its own behalf, `sagemaker.amazonaws.com`. */
export function serviceOf(service: string): Actor {
  return { address: service, agent: service, identity: () => ({ type: "AWSService", invokedBy: service }) };
}

/** The same actor with another client, from another place. */
export function via(actor: Actor, channel: Partial<Channel>): Actor {
  return { ...actor, ...channel };
}

function sessionStart(at: Date, minutes = 240): string {
  const length = minutes * minute;
  return `${new Date(Math.floor(at.getTime() / length) * length).toISOString().slice(0, 19)}Z`;
}
