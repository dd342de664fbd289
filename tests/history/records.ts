import type { TriedEvent } from "#lib/history/tried.ts";
import { plainEvent } from "#tests/support/event-row.ts";

export const account = "111122223333";
export const role = `arn:aws:iam::${account}:role/team/Trainer`;

export const roleIdentity = {
  type: "AssumedRole",
  principalId: "AROAEXAMPLEEXAMPLE123:ana",
  arn: `arn:aws:sts::${account}:assumed-role/Trainer/ana`,
  accountId: account,
  accessKeyId: "ASIAEXAMPLEEXAMPLE12",
  sessionContext: {
    sessionIssuer: { type: "Role", arn: role, accountId: account, userName: "Trainer" },
    attributes: { creationDate: "2026-11-02T09:00:00Z", mfaAuthenticated: "false" },
  },
};

export const userIdentity = {
  type: "IAMUser",
  principalId: "AIDAEXAMPLEEXAMPLE123",
  arn: `arn:aws:iam::${account}:user/ana`,
  accountId: account,
  accessKeyId: "AKIAEXAMPLEEXAMPLE12",
  userName: "ana",
};

let made = 0;

/** A call as it is stored: by a session of a role, from the internet, over TLS. */
export function callOf(
  name: string,
  requestParameters: unknown,
  more: Record<string, unknown> = {},
  row: Partial<TriedEvent> = {},
): TriedEvent {
  const { source = "sagemaker.amazonaws.com" } = row;
  const record = {
    userIdentity: roleIdentity,
    eventSource: source,
    eventName: name,
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.31.0",
    recipientAccountId: account,
    tlsDetails: { tlsVersion: "TLSv1.3" },
    requestParameters,
    ...more,
  };
  return { ...plainEvent, id: `event-${made++}`, name, source, sessionIssuer: role, record, ...row };
}
