import type { Event } from "@aws-sdk/client-cloudtrail";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnreadable, parseEvent, withFreeText } from "#lib/activity/event.ts";
import { account, arn, looked, parsed, record, region, session } from "./records.ts";

describe("parseEvent", () => {
  test("takes every column from the record", () => {
    const event = parsed({ eventName: "UpdateNotebookInstance", requestParameters: { rootAccess: "Enabled" } });
    expect(event).toEqual({
      ...{ accessKeyId: "ASIAEXAMPLE", issuedKeyId: null, sessionCreated: "2026-11-20T08:00:00.000Z" },
      ...{ category: "management", recipient: "482915630174", vpcEndpoint: null },
      ...{ addressClass: "public", client: "cli", fromFile: false },
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
      region,
      source: "sagemaker.amazonaws.com",
      name: "UpdateNotebookInstance",
      readOnly: false,
      actor: "DataScientist/alice",
      actorArn: `arn:aws:sts::${account}:assumed-role/DataScientist/alice`,
      actorType: "AssumedRole",
      sessionIssuer: arn("role/DataScientist", "iam"),
      sourceIdentity: null,
      behind: null,
      address: "203.0.113.7",
      userAgent: "aws-cli/2.31.0",
      mfa: true,
      tls: "TLSv1.3",
      errorCode: null,
      errorMessage: null,
      record: expect.objectContaining({ requestParameters: { rootAccess: "Enabled" } }),
    });
    expect(isUnreadable(event)).toBe(false);
  });

  test("keeps what went wrong, and the identity behind a shared role", () => {
    const event = parsed({
      userIdentity: session("studio", "SageMaker", "false", { sourceIdentity: "bob" }),
      errorCode: "AccessDenied",
      errorMessage: "User: x is not authorized",
    });
    expect(event).toMatchObject({
      sourceIdentity: "bob",
      errorCode: "AccessDenied",
      errorMessage: "User: x is not authorized",
    });
  });

  test.each([
    ["missing", undefined, "no record"],
    ["cut off", '{"eventName":"Cre', "not valid JSON"],
    ["a list", "[1]", "not a JSON object"],
    ["a number", "7", "not a JSON object"],
    ["empty", "{}", "not a JSON object"],
    ["huge", " ".repeat(1_000_001), "larger"],
  ])("a record that is %s leaves the outer fields, marked", (_, CloudTrailEvent, why) => {
    const notebook = arn("notebook-instance/nb");
    const Resources = [{ ResourceType: "AWS::SageMaker::NotebookInstance", ResourceName: notebook }];
    const outer = { ...looked({ eventName: "DeleteNotebookInstance" }), CloudTrailEvent, Resources } as Event;
    const event = parseEvent(outer, "eu-west-1");
    expect(event).toMatchObject({
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
      region: "eu-west-1",
      source: "sagemaker.amazonaws.com",
      name: "DeleteNotebookInstance",
      readOnly: false,
      actor: "alice",
      actorType: "Unknown",
      actorArn: null,
      mfa: null,
      tls: null,
      record: {
        unreadable: expect.stringContaining(why),
        resources: [{ type: "AWS::SageMaker::NotebookInstance", ARN: notebook }],
      },
    });
    expect(event && isUnreadable(event)).toBe(true);
  });

  test("an event without id or time is nothing; the record's own serve when the outer ones are missing", () => {
    const { EventId: _, EventTime: __, ...outer } = looked({});
    expect(parseEvent(outer, region)).toMatchObject({
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
    });
    expect(parseEvent({ ...looked({}), CloudTrailEvent: "", EventId: "" }, region)).toBeUndefined();
    expect(parseEvent({ ...looked({}), CloudTrailEvent: "", EventTime: new Date("never") }, region)).toBeUndefined();
    expect(parseEvent(null as unknown as Event, region)).toBeUndefined();
  });

  test("reads or writes: the record says, then the outer field, then the verb", () => {
    expect(parsed({ readOnly: true }).readOnly).toBe(true);
    expect(parsed({ readOnly: "false" }).readOnly).toBe(false);
    const old = { ...looked({ readOnly: undefined }), ReadOnly: undefined };
    expect(parseEvent(old, region)?.readOnly).toBe(true);
    expect(parseEvent({ ...old, ReadOnly: "false" }, region)?.readOnly).toBe(false);
    const assume = { ...looked({ readOnly: undefined, eventName: "AssumeRole" }), ReadOnly: undefined };
    expect(parseEvent(assume, region)?.readOnly).toBe(true);
    expect(
      parseEvent({ ...looked({ readOnly: undefined, eventName: "CreateApp" }), ReadOnly: undefined }, region)?.readOnly,
    ).toBe(false);
  });

  test("strings are cut between characters; control characters stay, NUL and half characters cannot be stored", () => {
    const event = parsed({
      userAgent: `${"x".repeat(1023)}😀`,
      errorMessage: "line\r\n\u001b[31mred\u0000\ud800",
      requestParameters: { "a\u0000": ["\u0000"] },
    });
    expect(event.userAgent).toBe("x".repeat(1023));
    expect(event.errorMessage).toBe("line\r\n\u001b[31mred\uFFFD\uFFFD");
    expect(event.record.requestParameters).toEqual({ "a\uFFFD": ["\uFFFD"] });
  });

  test("a bottomless record is cut, so that nothing after it can overflow", () => {
    const nested = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const event = parseEvent(
      { ...looked({}), CloudTrailEvent: `{"requestParameters":{"environment":${nested}}}` },
      region,
    );
    expect(event && isUnreadable(event)).toBe(false);
    expect(JSON.stringify(event?.record)).toContain("(nested too deeply)");
    expect(JSON.stringify(event?.record).length).toBeLessThan(1000);
  });

  test("after redaction the columns with a caller's own words follow the record", () => {
    const event = parsed({ errorMessage: "Value 'hunter2' at 'environment'", userAgent: "hunter2" });
    const redacted = { ...event.record, errorMessage: "Value '[redacted]' at 'environment'", userAgent: "[redacted]" };
    const after = withFreeText({ ...event, record: redacted });
    expect(JSON.stringify(after)).not.toContain("hunter2");
    expect(after).toMatchObject({ id: event.id, actor: event.actor, errorMessage: redacted.errorMessage });
  });
});

test("insights are named by the call they are about; times without a zone are UTC", () => {
  const insightDetails = { eventName: "CreateEndpoint", eventSource: "sagemaker.amazonaws.com" };
  const { EventTime: _, EventName: __, EventSource: ___, ...outer } = looked({});
  const whole = {
    ...record({}),
    eventName: undefined,
    eventSource: undefined,
    insightDetails,
    eventTime: "2026-11-20 09:30:00.5",
  };
  expect(parseEvent({ ...outer, CloudTrailEvent: JSON.stringify(whole) }, region)).toMatchObject({
    name: "CreateEndpoint",
    source: "sagemaker.amazonaws.com",
    at: "2026-11-20T09:30:00.500Z",
  });
});

test("whatever the record holds, parsing never throws and gives columns of their types", () => {
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constant({ toString: 1, valueOf: 1 }),
    fc.string({ unit: "binary" }),
  );
  const fields = fc.dictionary(
    fc.constantFrom(
      "userIdentity",
      "eventName",
      "awsRegion",
      "tlsDetails",
      "readOnly",
      "errorMessage",
      "userAgent",
      "eventTime",
    ),
    fc.oneof(
      hostile,
      fc.record(
        { type: hostile, arn: hostile, sessionContext: hostile, tlsVersion: hostile, userName: hostile },
        { requiredKeys: [] },
      ),
      fc.record({
        type: fc.constantFrom("AssumedRole", "IAMUser", "AWSService"),
        sessionContext: fc.record({
          attributes: fc.record({ mfaAuthenticated: hostile }),
          sessionIssuer: hostile,
          webIdFederationData: hostile,
        }),
      }),
    ),
  );
  const outer = looked({});
  fc.assert(
    fc.property(fields, (given) => {
      const event = parseEvent({ ...outer, CloudTrailEvent: JSON.stringify(record(given)) }, region);
      if (!event) throw new Error("The event was lost.");
      for (const column of [event.name, event.region, event.source, event.actor, event.actorType, event.address]) {
        expect(typeof column).toBe("string");
        expect(column.length).toBeLessThanOrEqual(280);
        expect(column.isWellFormed() && !column.includes("\0")).toBe(true);
      }
      expect([true, false, null]).toContain(event.mfa);
      expect(JSON.stringify(event)).not.toContain("\\u0000");
    }),
    { numRuns: 100 },
  );
});
