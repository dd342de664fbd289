import type { Event } from "@aws-sdk/client-cloudtrail";
import type { EventRow } from "#lib/store/views.ts";
import { actorOf, mfaOf } from "./actor.ts";
import { type Fields, fieldsOf, storable, textOf } from "./fields.ts";

/** One CloudTrail event: the columns that lists show, and the whole record. Every string is untrusted text. */
export interface ActivityEvent extends EventRow {
  /** The record as CloudTrail wrote it. When that could not be read, `unreadable` says why: see `isUnreadable`. */
  record: Record<string, unknown>;
}

/** CloudTrail records are at most 256 KB; anything much larger is not one. */
const largestRecord = 1_000_000;

/**
 * Reads one event of LookupEvents. When the record inside is missing or malformed, the event keeps what the outer
 * fields say and is marked. Undefined when it has no id or no time: such an event can be neither stored nor placed.
 * @param region where it was looked up, for records that do not say.
 */
export function parseEvent(event: Event, region: string): ActivityEvent | undefined {
  const outer = fieldsOf(event);
  const record = recordOf(outer);
  const identity = fieldsOf(record.userIdentity);
  const session = fieldsOf(identity.sessionContext);
  const issuer = fieldsOf(session.sessionIssuer);
  const id = textOf(outer.EventId, 128) ?? textOf(record.eventID, 128);
  const at = timeOf(outer.EventTime) ?? timeOf(record.eventTime);
  if (!id || !at) return undefined;
  const name = textOf(record.eventName, 128) ?? textOf(outer.EventName, 128) ?? "unknown";
  return {
    id,
    at,
    region: textOf(record.awsRegion, 64) ?? region,
    source: textOf(record.eventSource, 128) ?? textOf(outer.EventSource, 128) ?? "unknown",
    name,
    readOnly: readOnlyOf(record, outer, name),
    actor: actorOf(identity) ?? textOf(outer.Username, 256) ?? "unknown",
    actorArn: textOf(identity.arn, 2048) ?? null,
    // Service events name the service and no type.
    actorType: textOf(identity.type, 64) ?? (identity.invokedBy === undefined ? "Unknown" : "AWSService"),
    sessionIssuer: textOf(issuer.arn, 2048) ?? textOf(issuer.userName, 256) ?? null,
    sourceIdentity: textOf(session.sourceIdentity, 256) ?? null,
    address: textOf(record.sourceIPAddress, 256) ?? "",
    mfa: mfaOf(identity),
    tls: textOf(fieldsOf(record.tlsDetails).tlsVersion, 64) ?? null,
    errorCode: textOf(record.errorCode, 128) ?? null,
    ...freeText(record),
    record,
  };
}

/** True when only the outer fields of the event could be read. */
export function isUnreadable(event: Pick<ActivityEvent, "record">): boolean {
  return typeof event.record.unreadable === "string";
}

/** A redacted event whose columns of long text follow its record: a secret that they cut in two is whole only there. */
export function withFreeText(event: ActivityEvent): ActivityEvent {
  return { ...event, ...freeText(event.record) };
}

function freeText(record: Fields) {
  return { userAgent: textOf(record.userAgent, 1024) ?? "", errorMessage: textOf(record.errorMessage, 1024) ?? null };
}

function recordOf(outer: Fields): Fields {
  const text = outer.CloudTrailEvent;
  if (typeof text !== "string") return unreadable("CloudTrail sent no record.", outer);
  if (text.length > largestRecord) return unreadable("The record is larger than CloudTrail records can be.", outer);
  try {
    const parsed: unknown = JSON.parse(text);
    if (Object.keys(fieldsOf(parsed)).length > 0) return storable(parsed) as Fields;
    return unreadable("The record is not a JSON object.", outer);
  } catch {
    return unreadable("The record is not valid JSON.", outer);
  }
}

/** Stands in for the record, with what the outer fields know and the columns have no place for. */
function unreadable(reason: string, { AccessKeyId, Username, Resources }: Fields): Fields {
  const resources = Array.isArray(Resources)
    ? Resources.map((one) => ({ type: fieldsOf(one).ResourceType, ARN: fieldsOf(one).ResourceName }))
    : [];
  return storable({ unreadable: reason, accessKeyId: AccessKeyId, username: Username, resources }) as Fields;
}

function timeOf(value: unknown): string | undefined {
  const time = value instanceof Date ? value : new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Older records have no `readOnly`; then the outer field says, as text, and else the verb of the API. */
function readOnlyOf(record: Fields, outer: Fields, name: string): boolean {
  const said = record.readOnly ?? outer.ReadOnly;
  if (said === true || said === "true") return true;
  if (said === false || said === "false") return false;
  return /^(Describe|List|Get|BatchDescribe|BatchGet|Search|Query|Lookup)/.test(name);
}
