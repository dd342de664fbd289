import type { Event } from "@aws-sdk/client-cloudtrail";
import type { EventRow, RecordedEvent } from "#lib/store/views.ts";
import { actorOf, mfaOf } from "./actor.ts";
import { addressClassOf } from "./address-class.ts";
import { behindOf } from "./behind.ts";
import { clientClassOf } from "./client-class.ts";
import { type Fields, fieldsOf, memberOf, storable, textOf } from "./fields.ts";

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
  return eventOf(recordOf(outer), outer, region);
}

/**
 * Reads a record by itself, as a trail's log has it. Undefined when it has no id or no time.
 * @param region where it was found, for records that do not say.
 */
export function parseRecord(record: Fields, region: string): ActivityEvent | undefined {
  return eventOf(storable(record) as Fields, {}, region);
}

function eventOf(record: Fields, outer: Fields, region: string): ActivityEvent | undefined {
  const identity = fieldsOf(record.userIdentity);
  const session = fieldsOf(identity.sessionContext);
  const issuer = fieldsOf(session.sessionIssuer);
  const id = amendedId(record) ?? textOf(outer.EventId, 128) ?? textOf(record.eventID, 128);
  const at = timeOf(outer.EventTime) ?? timeOf(record.eventTime);
  if (!id || !at) return undefined;
  // Insights name the call they are about one level deeper.
  const insight = fieldsOf(record.insightDetails);
  const text = (field: "eventName" | "eventSource", other: unknown) =>
    textOf(record[field], 128) ?? textOf(insight[field], 128) ?? textOf(other, 128) ?? "unknown";
  const name = text("eventName", outer.EventName);
  const actor = actorOf(identity) ?? textOf(outer.Username, 256) ?? "unknown";
  const behind = behindOf(record);
  const address = textOf(record.sourceIPAddress, 256) ?? "";
  const vpcEndpoint = textOf(record.vpcEndpointId, 128) ?? null;
  return {
    id,
    at,
    region: textOf(record.awsRegion, 64) ?? region,
    source: text("eventSource", outer.EventSource),
    name,
    readOnly: readOnlyOf(record, outer, name),
    actor,
    actorArn: textOf(identity.arn, 2048) ?? null,
    // Service events name the service and no type.
    actorType: textOf(identity.type, 64) ?? (identity.invokedBy === undefined ? "Unknown" : "AWSService"),
    sessionIssuer: textOf(issuer.arn, 2048) ?? textOf(issuer.userName, 256) ?? null,
    sourceIdentity: textOf(session.sourceIdentity, 256) ?? null,
    behind: behind === actor ? null : (behind ?? null),
    accessKeyId: textOf(identity.accessKeyId, 128) ?? textOf(outer.AccessKeyId, 128) ?? null,
    issuedKeyId: issuedKeyOf(record),
    sessionCreated: timeOf(fieldsOf(session.attributes).creationDate) ?? null,
    recipient: textOf(record.recipientAccountId, 64) ?? null,
    category: categoryOf(record),
    address,
    addressClass: addressClassOf(address, vpcEndpoint),
    vpcEndpoint,
    mfa: signInMfa(record, identity) ?? mfaOf(identity),
    tls: textOf(fieldsOf(record.tlsDetails).tlsVersion, 64) ?? null,
    errorCode: textOf(record.errorCode, 128) ?? (isFailure(record, name) ? "Failure" : null),
    ...freeText(record),
    fromFile: false,
    record,
  };
}

/** What today's rules read out of a record that was stored under earlier ones. */
export function readAgain<Row extends RecordedEvent>(stored: Row): Row {
  if (isUnreadable(stored)) return stored;
  const { id, at, source, name, actor, readOnly, accessKeyId, region } = stored;
  const outer = { EventId: id, EventTime: at, EventSource: source, EventName: name, Username: actor };
  const read = eventOf(stored.record, { ...outer, ReadOnly: String(readOnly), AccessKeyId: accessKeyId }, region);
  return { ...stored, ...read, fromFile: stored.fromFile };
}

/**
 * The event whose record this one takes the place of: CloudTrail amends events whose data it got late. An addendum that only says why an
 * event was late is that event. Source: CloudTrail user guide, "Record contents", addendum.
 */
export function amendedId({ addendum, eventName }: Fields): string | undefined {
  const { reason, originalEventID } = fieldsOf(addendum);
  return reason === "UPDATED_DATA" && typeof eventName === "string" ? textOf(originalEventID, 128) : undefined;
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
  const userAgent = textOf(record.userAgent, 1024) ?? "";
  return {
    userAgent,
    client: clientClassOf(userAgent, record.sessionCredentialFromConsole === "true"),
    errorMessage: textOf(record.errorMessage, 1024) ?? null,
  };
}

/** The id of the access key that a call gave out: a new one of a user's, or that of the session which it opened. */
function issuedKeyOf({ responseElements }: Fields): string | null {
  const answer = fieldsOf(responseElements);
  const made = fieldsOf(answer.credentials).accessKeyId ?? fieldsOf(answer.accessKey).accessKeyId;
  const id = textOf(made, 128);
  return id && /^A[A-Z0-9]{15,127}$/.test(id) ? id : null;
}

const categories: Readonly<Record<string, EventRow["category"]>> = {
  Management: "management",
  Data: "data",
  NetworkActivity: "network",
  Insight: "insight",
};

/** Older records have no category, and say of management events that they are. */
function categoryOf({ eventCategory, managementEvent }: Fields): EventRow["category"] {
  const said = typeof eventCategory === "string" ? memberOf(categories, eventCategory) : undefined;
  return (said as EventRow["category"] | undefined) ?? (managementEvent === false ? "data" : "management");
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

/** CloudTrail's times are UTC, also where a table of Athena has left the zone out. */
function timeOf(value: unknown): string | undefined {
  const text =
    typeof value === "string" ? value.replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(\.\d+)?)$/, "$1T$2Z") : "";
  const time = value instanceof Date ? value : new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Older records have no `readOnly`; then the outer field says, as text, and else the verb of the API. */
function readOnlyOf(record: Fields, outer: Fields, name: string): boolean {
  const said = record.readOnly ?? outer.ReadOnly;
  if (said === true || said === "true") return true;
  if (said === false || said === "false") return false;
  return readingVerbs.test(name);
}

/** CloudTrail counts AssumeRole and the use of a key among the calls that only read. */
const readingVerbs =
  /^(AssumeRole|BatchDescribe|BatchGet|Decrypt|Describe|Encrypt|GenerateDataKey|Get|Head|List|Lookup|Query|Search|Simulate)/;

/** Sign-in events have no error code: the outcome stands in the answer. Source: CloudTrail user guide, "Console sign-in events". */
function isFailure({ responseElements, errorMessage }: Fields, name: string): boolean {
  return memberOf(fieldsOf(responseElements), name) === "Failure" || textOf(errorMessage, 1) !== undefined;
}

/** Whether a person signed in to the console with MFA. For whoever comes from an identity provider "No" says nothing. */
function signInMfa({ eventType, additionalEventData }: Fields, { type }: Fields): boolean | undefined {
  if (eventType !== "AwsConsoleSignIn") return undefined;
  const used = fieldsOf(additionalEventData).MFAUsed;
  if (used === "Yes") return true;
  return used === "No" && (type === "IAMUser" || type === "Root") ? false : undefined;
}
