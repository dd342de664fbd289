import { CloudTrail, type LookupAttribute, type LookupEventsRequest } from "@aws-sdk/client-cloudtrail";
import { describe, expect, test } from "vitest";
import { event } from "./fixture/events.ts";
import { accountId, now } from "./fixture/names.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const [home, ...others] = account.regions;
if (!home) throw new Error("The fixture has no region.");
const events = [
  // In no order, with what must not show: a data event, and one that is past the 90 days.
  ...home.events.toReversed(),
  event(900, { eventCategory: "Data", managementEvent: false, eventTime: new Date(now).toISOString() }),
  event(91 * 24),
  event(500, {
    eventSource: "kms.amazonaws.com",
    eventName: "Decrypt",
    userIdentity: { type: "Root", accountId },
    resources: [{ ARN: "arn:aws:kms:us-east-1:111122223333:key/k", type: "AWS::KMS::Key", accountId }],
  }),
  event(501, { userIdentity: { type: "IAMUser", userName: "grace" } }),
  event(502, { userIdentity: { type: "AWSService", invokedBy: "sagemaker.amazonaws.com" } }),
];
const simulator = await simulated({ account: { ...account, regions: [{ ...home, events }, ...others] } });
const cloudtrail = new CloudTrail(at(simulator));

async function all(input: LookupEventsRequest) {
  const found = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudtrail.lookupEvents({ ...input, NextToken });
    found.push(...(page.Events ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

const by = (AttributeKey: LookupAttribute["AttributeKey"], AttributeValue: string) =>
  all({ LookupAttributes: [{ AttributeKey, AttributeValue }] });

test("an event carries its record as text and names no SageMaker resources", async () => {
  const [first] = await by("EventId", event(3).eventID);
  expect(first).toEqual({
    EventId: event(3).eventID,
    EventName: "CreateModel",
    ReadOnly: "false",
    AccessKeyId: "ASIAADA",
    EventTime: new Date(event(3).eventTime),
    EventSource: "sagemaker.amazonaws.com",
    Username: "ada",
    Resources: [],
    CloudTrailEvent: JSON.stringify(event(3)),
  });
});

test("management events of 90 days come newest first, 50 a page", async () => {
  const page = await cloudtrail.lookupEvents({});
  expect(page.Events).toHaveLength(50);
  expect(page.Events?.[0]?.EventId).toBe(event(0).eventID);
  const everything = await all({});
  expect(everything).toHaveLength(123);
  const times = everything.map(({ EventTime }) => Number(EventTime));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

describe("a lookup", () => {
  test("is by one attribute", async () => {
    expect(await by("EventName", "CreateModel")).toHaveLength(41);
    expect(await by("ReadOnly", "true")).toHaveLength(82);
    expect(await by("EventSource", "kms.amazonaws.com")).toHaveLength(1);
    expect(await by("Username", "ada")).toHaveLength(120);
    expect(await by("Username", "grace")).toHaveLength(1);
    expect(await by("Username", "root")).toHaveLength(1);
    expect(await by("AccessKeyId", "ASIAADA")).toHaveLength(120);
    expect(await by("ResourceName", "arn:aws:kms:us-east-1:111122223333:key/k")).toHaveLength(1);
    expect(await by("ResourceType", "AWS::SageMaker::Model")).toEqual([]);
  });

  test("takes bounds, both included", async () => {
    const found = await all({ StartTime: new Date(event(10).eventTime), EndTime: new Date(event(8).eventTime) });
    expect(found.map(({ EventId }) => EventId)).toEqual([8, 9, 10].map((index) => event(index).eventID));
  });

  test("of a service's own event has no user name", async () => {
    const [found] = await by("EventId", event(502).eventID);
    expect(found).not.toHaveProperty("Username");
  });

  const attribute: LookupAttribute = { AttributeKey: "ReadOnly", AttributeValue: "true" };
  test.each<[string, LookupEventsRequest]>([
    ["InvalidLookupAttributesException", { LookupAttributes: [attribute, attribute] }],
    ["InvalidLookupAttributesException", { LookupAttributes: [{ ...attribute, AttributeKey: "Colour" as "EventId" }] }],
    ["InvalidTimeRangeException", { StartTime: new Date(now), EndTime: new Date(now - 1000) }],
    ["InvalidMaxResultsException", { MaxResults: 51 }],
    ["InvalidMaxResultsException", { MaxResults: 0 }],
    ["InvalidNextTokenException", { NextToken: "forged" }],
  ])("is refused with %s: %j", async (code, input) => {
    expect(await failureOf(cloudtrail.lookupEvents(input))).toMatchObject({ code, status: 400 });
  });

  test("goes on only with the parameters it began with", async () => {
    const { NextToken } = await cloudtrail.lookupEvents({ LookupAttributes: [attribute] });
    expect(NextToken).toBeDefined();
    expect(await failureOf(cloudtrail.lookupEvents({ NextToken }))).toMatchObject({
      code: "InvalidNextTokenException",
    });
  });
});
