import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import type { Actor } from "./actors.ts";
import { seededRandom } from "./random.ts";
import { inTrail, type Site } from "./site.ts";

interface Call {
  at: Date;
  by: Actor;
  /** As in IAM: `sagemaker:CreateModel`, `sts:AssumeRole`. */
  action: string;
  /** AWS names and values; written in CloudTrail's casing. */
  request?: object;
  response?: object;
  error?: { code: string; message: string };
  /** Fields on top of the usual, `serviceEventDetails`. */
  extra?: Record<string, unknown>;
}

/** Writes one API call into the region's trail; what lies before the event history is forgotten, as in AWS. */
export function record(site: Site, { at, by, action, request, response, error, extra }: Call): void {
  if (!inTrail(site, at)) return;
  const [service = "", eventName = ""] = action.split(":");
  const random = seededRandom(`${site.account} ${site.region} ${site.content.events.length}`);
  const readOnly = /^(Describe|List|Get|Search|BatchDescribe|Lookup|Query)/.test(eventName);
  const entry: CloudTrailRecord = {
    eventVersion: "1.11",
    userIdentity: by.identity(at),
    eventTime: `${at.toISOString().slice(0, 19)}Z`,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: site.region,
    sourceIPAddress: by.address,
    userAgent: by.agent,
    ...(error && { errorCode: error.code, errorMessage: error.message }),
    requestParameters: request ? (inTrailCase(request) as Record<string, unknown>) : null,
    responseElements: readOnly || error || !response ? null : (inTrailCase(response) as Record<string, unknown>),
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: site.account,
    eventCategory: "Management",
    ...(by.tls && { tlsDetails: { ...by.tls, clientProvidedHostHeader: hostOf(service, site.region) } }),
    ...by.extra,
    ...extra,
  };
  site.content.events.push(entry);
}

/** What AWS says to a caller that may not. Source: IAM user guide, "Troubleshoot access denied error messages". */
export function denied(by: Actor, at: Date, action: string, resource: string, why = "no identity-based policy allows") {
  return {
    code: "AccessDenied",
    message: `User: ${by.identity(at).arn} is not authorized to perform: ${action} on resource: ${resource} because ${why} the ${action} action`,
  };
}

/** Members whose keys are the customer's own words: CloudTrail leaves them as they are. */
const freeMaps = new Set(["hyperParameters", "staticHyperParameters", "environment"]);

/** An AWS value as CloudTrail writes it: first letters of member names lowered, the rest unchanged. */
function inTrailCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTrailCase);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value.toISOString();
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([name, member]) => {
      const lowered = name.charAt(0).toLowerCase() + name.slice(1);
      return [lowered, freeMaps.has(lowered) ? member : inTrailCase(member)];
    }),
  );
}

function hostOf(service: string, region: string): string {
  if (service === "sagemaker") return `api.sagemaker.${region}.amazonaws.com`;
  return service === "iam" ? "iam.amazonaws.com" : `${service}.${region}.amazonaws.com`;
}
