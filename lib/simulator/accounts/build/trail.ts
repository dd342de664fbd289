import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import type { Actor } from "./actors.ts";
import { seededRandom } from "./random.ts";
import { inTrail, isWithin, logDays, type Site } from "./site.ts";

export interface Call {
  at: Date;
  by: Actor;
  /** As in IAM: `sagemaker:CreateModel`, `sts:AssumeRole`. */
  action: string;
  /** AWS names and values; written in CloudTrail's casing, but for the services that have one of their own. */
  request?: object;
  response?: object;
  error?: { code: string; message: string };
  /** Fields on top of the usual, `serviceEventDetails`; `{ resources: keyResource(…) }`. */
  extra?: Record<string, unknown>;
}

/** Where what happened then is written: what lies before the event history only a trail's logs still have, as in AWS. */
function eventsAt(site: Site, at: Date): CloudTrailRecord[] | undefined {
  if (inTrail(site, at)) return site.content.events;
  return isWithin(site, at, logDays) ? site.older : undefined;
}

/** Writes one API call into the region's trail. */
export function record(site: Site, { at, by, action, request, response, error, extra }: Call): void {
  const events = eventsAt(site, at);
  if (!events) return;
  const [service = "", eventName = ""] = action.split(":");
  const chapter = events === site.older ? "older" : site.chapter;
  const random = seededRandom(
    [site.account, site.region, ...(chapter === undefined ? [] : [chapter]), events.length].join(" "),
  );
  // CloudTrail counts the issuing of credentials among the reads, and shows its answer all the same.
  const issues = service === "sts" && eventName.startsWith("AssumeRole");
  const readOnly = issues || /^(Describe|List|Get|Search|BatchDescribe|Lookup|Query)/.test(eventName);
  const cased = ownCase.has(service) ? (value: unknown) => value : inTrailCase;
  const requestID = random.uuid();
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
    requestParameters: request ? (cased(request) as Record<string, unknown>) : null,
    responseElements: (readOnly && !issues) || error || !response ? null : (cased(response) as Record<string, unknown>),
    // A sign-in is no request to an API.
    ...(service !== "signin" && { requestID }),
    eventID: random.uuid(),
    readOnly,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: site.account,
    eventCategory: "Management",
    ...(by.tls && { tlsDetails: { ...by.tls, clientProvidedHostHeader: hostOf(service, site.region, request) } }),
    ...by.extra,
    ...extra,
  };
  events.push(entry);
}

/** What AWS says to a caller that may not. Source: IAM user guide, "Troubleshoot access denied error messages". */
export function denied(by: Actor, at: Date, action: string, resource: string) {
  return {
    code: "AccessDenied",
    message: `User: ${by.identity(at).arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  };
}

/** Services whose requests are given as CloudTrail writes them: S3 keeps the XML's names, EC2 has lists in `items`. */
const ownCase = new Set(["s3", "ec2", "signin"]);

/** Members whose keys are the customer's own words: CloudTrail leaves them as they are. */
const freeMaps = new Set(["hyperParameters", "staticHyperParameters", "environment", "encryptionContextSubset"]);

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

function hostOf(service: string, region: string, request: object | undefined): string {
  switch (service) {
    case "sagemaker":
    case "ecr":
      return `api.${service}.${region}.amazonaws.com`;
    case "iam":
      return "iam.amazonaws.com";
    case "signin":
      return `${region}.signin.aws.amazon.com`;
    case "s3":
      return request && "bucketName" in request
        ? `${request.bucketName}.s3.${region}.amazonaws.com`
        : `s3.${region}.amazonaws.com`;
    default:
      return `${service}.${region}.amazonaws.com`;
  }
}
