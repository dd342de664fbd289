import type { Event, LookupEventsRequest, LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import * as client from "@aws-sdk/client-cloudtrail";
import type { CloudTrailRecord } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import type { Violation } from "../constraints.ts";
import { derived } from "../derived.ts";
import { parametersOf } from "../pages.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { eventDataStoreOperations } from "./event-data-stores.ts";
import { lakeQueryOperations } from "./lake-queries.ts";
import { lookedUpResources } from "./looked-up-resources.ts";
import { trailOperations } from "./trails.ts";

const historyDays = 90;
const largestPage = 50;

/** One attribute to look up by, newest first, management events of the last 90 days. Source: CloudTrail API reference, LookupEvents. */
const lookupEvents: Operation<LookupEventsRequest, LookupEventsResponse> = (input, { region, now, page }) => {
  const { LookupAttributes = [], StartTime, EndTime, MaxResults = largestPage, NextToken } = input;
  if (LookupAttributes.length > 1) {
    throw new AwsError("InvalidLookupAttributesException", "You can only specify one lookup attribute.");
  }
  if (StartTime && EndTime && StartTime > EndTime) {
    throw new AwsError("InvalidTimeRangeException", "The specified start time is after the specified end time.");
  }
  const [attribute] = LookupAttributes;
  const read = attribute && attributes[attribute.AttributeKey ?? ""];
  const from = Math.max(StartTime?.getTime() ?? 0, now - historyDays * 86_400_000);
  const to = EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
  const all = input.EventCategory === undefined ? newestFirst(region.events) : [];
  const found = derived(all, `lookup ${parametersOf(input)} ${Math.floor(from / 60_000)}`, () =>
    all.filter(({ time, record }) => {
      if (time < from || time > to) return false;
      return !read || read(record).includes(attribute.AttributeValue ?? "");
    }),
  );
  const cut = page(found, { token: NextToken, size: MaxResults });
  return { Events: cut.items.map(({ record }) => eventOf(record)), NextToken: cut.next };
};

interface Dated {
  time: number;
  record: CloudTrailRecord;
}

function newestFirst(events: readonly CloudTrailRecord[]): readonly Dated[] {
  return derived(events, "newest first", () =>
    events
      .filter(({ managementEvent, eventCategory }) => managementEvent !== false && eventCategory === "Management")
      .map((record) => ({ time: Date.parse(record.eventTime), record }))
      .sort((a, b) => b.time - a.time || (a.record.eventID < b.record.eventID ? -1 : 1)),
  );
}

const attributes: Readonly<Record<string, (record: CloudTrailRecord) => readonly (string | undefined)[]>> = {
  EventId: (record) => [record.eventID],
  EventName: (record) => [record.eventName],
  EventSource: (record) => [record.eventSource],
  ReadOnly: (record) => [String(record.readOnly)],
  Username: (record) => [usernameOf(record)],
  AccessKeyId: (record) => [accessKeyOf(record)],
  ResourceName: (record) => lookedUpResources(record).map(({ ResourceName }) => ResourceName),
  ResourceType: (record) => lookedUpResources(record).map(({ ResourceType }) => ResourceType),
};

function eventOf(record: CloudTrailRecord): Event {
  return {
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly),
    AccessKeyId: accessKeyOf(record),
    EventTime: new Date(record.eventTime),
    EventSource: record.eventSource,
    Username: usernameOf(record),
    Resources: lookedUpResources(record),
    CloudTrailEvent: JSON.stringify(record),
  };
}

/** The session name of a role, `root` of the root user, otherwise the user's name; services have none. */
function usernameOf({ userIdentity }: CloudTrailRecord): string | undefined {
  const { type, userName, principalId } = userIdentity;
  if (type === "Root") return "root";
  if (typeof userName === "string") return userName;
  return type === "AssumedRole" && typeof principalId === "string" ? principalId.split(":").at(-1) : undefined;
}

function accessKeyOf({ userIdentity }: CloudTrailRecord): string | undefined {
  return typeof userIdentity.accessKeyId === "string" ? userIdentity.accessKeyId : undefined;
}

/** CloudTrail has errors of its own for what is wrong with a lookup. Source: CloudTrail API reference, LookupEvents. */
function invalidLookup([violation]: readonly Violation[]): AwsError | undefined {
  const member = violation?.path[0];
  if (member === "MaxResults") {
    return new AwsError("InvalidMaxResultsException", `The max results value must be between 1 and ${largestPage}.`);
  }
  if (member === "LookupAttributes") {
    return new AwsError("InvalidLookupAttributesException", "The lookup attributes are not valid.");
  }
  return undefined;
}

export const cloudtrail: Service = {
  name: "cloudtrail",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { LookupEvents: lookupEvents, ...trailOperations, ...eventDataStoreOperations, ...lakeQueryOperations },
  invalidRequest: invalidLookup,
  badToken: ["InvalidNextTokenException", "Invalid NextToken: the token is not valid for this request."],
};
