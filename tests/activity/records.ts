import type { Event } from "@aws-sdk/client-cloudtrail";
import { attribute } from "#lib/activity/attribute.ts";
import { type ActivityEvent, parseEvent } from "#lib/activity/event.ts";

export const account = "482915630174";
export const region = "us-east-1";

export function arn(resource: string, service = "sagemaker"): string {
  return service === "iam"
    ? `arn:aws:iam::${account}:${resource}`
    : `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** A session of a role as CloudTrail writes it; `attributes` go beside the session's issuer. */
export function session(role: string, name: string, mfa: string, context: Record<string, unknown> = {}) {
  const userName = role.split("/").at(-1);
  return {
    type: "AssumedRole",
    principalId: `AROAEXAMPLE:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${userName}/${name}`,
    accountId: account,
    accessKeyId: "ASIAEXAMPLE",
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: "AROAEXAMPLE",
        arn: arn(`role/${role}`, "iam"),
        accountId: account,
        userName,
      },
      attributes: { creationDate: "2026-11-20T08:00:00Z", mfaAuthenticated: mfa },
      ...context,
    },
  };
}

const alice = session("DataScientist", "alice", "true");

/** A whole record; fields given replace the usual ones. */
export function record(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: alice,
    eventTime: "2026-11-20T09:30:00Z",
    eventSource: "sagemaker.amazonaws.com",
    eventName: "DescribeNotebookInstance",
    awsRegion: region,
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.31.0",
    requestParameters: null,
    responseElements: null,
    requestID: "4d6f0f1e-0000-4000-8000-000000000001",
    eventID: "4d6f0f1e-0000-4000-8000-000000000002",
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: "api.sagemaker",
    },
    ...fields,
  };
}

/** The record as LookupEvents hands it out. */
export function looked(fields: Record<string, unknown>): Event {
  const whole = record(fields);
  return {
    EventId: String(whole.eventID),
    EventName: String(whole.eventName),
    EventSource: String(whole.eventSource),
    EventTime: new Date(String(whole.eventTime)),
    ReadOnly: String(whole.readOnly),
    Username: "alice",
    AccessKeyId: "ASIAEXAMPLE",
    Resources: [],
    CloudTrailEvent: JSON.stringify(whole),
  };
}

export function parsed(fields: Record<string, unknown>): ActivityEvent {
  const event = parseEvent(looked(fields), region);
  if (!event) throw new Error("The event was not parsed.");
  return event;
}

/** The resources that an event is about. */
export function about(fields: Record<string, unknown>) {
  return attribute(parsed(fields));
}

/** The same as `kind name` of each, for reading. */
export function told(fields: Record<string, unknown>) {
  return about(fields).map((one) => `${one.kind} ${one.arn.split(":").slice(5).join(":")}`);
}
