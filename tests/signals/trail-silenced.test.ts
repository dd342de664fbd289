import fc from "fast-check";
import { expect, test } from "vitest";
import { type AdvancedFieldSelector, managementRecordedBy } from "#lib/analysis/logging/selectors.ts";
import { narrowedIn } from "#lib/signals/management-selectors.ts";
import signal from "#lib/signals/trail-silenced.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const trail = (
  eventName: string,
  requestParameters: unknown = { name: "main" },
  more: Record<string, unknown> = {},
) => ({
  ...{ eventSource: "cloudtrail.amazonaws.com", eventName, readOnly: false, requestParameters },
  ...more,
});
const selectors = (...eventSelectors: unknown[]) => trail("PutEventSelectors", { trailName: "main", eventSelectors });
const management = { field: "eventCategory", equals: ["Management"] };
const data = [
  { field: "eventCategory", equals: ["Data"] },
  { field: "resources.type", equals: ["AWS::S3::Object"] },
];
const advanced = (...each: object[][]) =>
  trail("PutEventSelectors", {
    trailName: "main",
    eventSelectors: [],
    advancedEventSelectors: each.map((fieldSelectors) => ({ name: "", fieldSelectors })),
  });
const store = (requestParameters: object) =>
  trail("UpdateEventDataStore", { eventDataStore: "arn", ...requestParameters });

testSignal(signal, {
  sees: {
    "a trail that is stopped": trail("StopLogging"),
    "a trail that is deleted": trail("DeleteTrail"),
    "a trail of one region from now on": trail("UpdateTrail", { name: "main", isMultiRegionTrail: false }),
    "files that nobody can check from now on": trail("UpdateTrail", { name: "main", enableLogFileValidation: false }),
    "selectors that take no management events": selectors({ includeManagementEvents: false, readWriteType: "All" }),
    "reads alone": selectors({ includeManagementEvents: true, readWriteType: "ReadOnly" }),
    "writes alone, by two": selectors({ readWriteType: "WriteOnly" }, { readWriteType: "WriteOnly" }),
    "all but the calls of one service": selectors({ excludeManagementEventSources: ["kms.amazonaws.com"] }),
    "advanced selectors of data alone": advanced(data),
    "advanced selectors that take writes alone": advanced(data, [management, { field: "readOnly", equals: ["false"] }]),
    "advanced selectors without a service": advanced([
      management,
      { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
    ]),
    "an event data store without them": store({ advancedEventSelectors: [{ fieldSelectors: data }] }),
    "an event data store without one's calls": store({
      advancedEventSelectors: [{ fieldSelectors: [management, { field: "userIdentity.arn", notEquals: ["arn"] }] }],
    }),
    "an event data store of one region from now on": store({ multiRegionEnabled: false }),
  },
  leaves: {
    "a trail that is started": trail("StartLogging"),
    "what was refused": trail("StopLogging", null, { errorCode: "AccessDenied" }),
    "a trail that gets another bucket": trail("UpdateTrail", { name: "main", s3BucketName: "logs" }),
    "selectors that take all": selectors({ includeManagementEvents: true, readWriteType: "All" }),
    "a second selector, of the data of some bucket": selectors(
      { includeManagementEvents: true, readWriteType: "All" },
      { includeManagementEvents: false, readWriteType: "WriteOnly", dataResources: [{ type: "AWS::S3::Object" }] },
    ),
    "a second selector that takes reads again": selectors({ readWriteType: "All" }, { readWriteType: "ReadOnly" }),
    "reads by one, writes by the other": selectors({ readWriteType: "WriteOnly" }, { readWriteType: "ReadOnly" }),
    "advanced selectors that take all": advanced(data, [management]),
    "advanced selectors of reads and of writes": advanced(
      [management, { field: "readOnly", equals: ["true"] }],
      [management, { field: "readOnly", equals: ["false"] }],
    ),
    "an event data store that keeps longer": store({ retentionPeriod: 2557 }),
    "an event data store of what AWS Config says": store({
      advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["ConfigurationItem"] }] }],
    }),
    "a request that was lost": trail("PutEventSelectors", null),
    "another service's call of the same name": { ...trail("StopLogging"), eventSource: "example.amazonaws.com" },
  },
});

const fieldSelector = fc.constantFrom<AdvancedFieldSelector>(
  { Field: "eventCategory", Equals: ["Management"] },
  { Field: "eventCategory", Equals: ["Data"] },
  { Field: "readOnly", Equals: ["true"] },
  { Field: "readOnly", Equals: ["false"] },
  { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] },
);
const oneSelector = fc.uniqueArray(fieldSelector, { maxLength: 3, selector: ({ Field }) => Field });

test("it says of a trail what the analysis of trails says of it", () => {
  fc.assert(
    fc.property(fc.array(oneSelector, { minLength: 1, maxLength: 3 }), (drawn) => {
      // The analysis asks of writes: those of reads are drawn as writes, and asked again.
      const takesAll = [false, true].every((isTurned) =>
        ["kms.amazonaws.com", "sagemaker.amazonaws.com"].every((eventSource) => {
          const turn = (one: AdvancedFieldSelector) =>
            isTurned && one.Field === "readOnly" ? { ...one, Equals: [String(one.Equals?.[0] === "false")] } : one;
          const AdvancedEventSelectors = drawn.map((fields) => ({ FieldSelectors: fields.map(turn) }));
          return managementRecordedBy({ AdvancedEventSelectors }, { eventSource, eventName: "Update" }) === "all";
        }),
      );
      const advancedEventSelectors = drawn.map((fields) => ({
        fieldSelectors: fields.map(({ Field, Equals, NotEquals }) => ({
          ...{ field: Field, ...(Equals && { equals: Equals }), ...(NotEquals && { notEquals: NotEquals }) },
        })),
      }));
      expect(narrowedIn({ advancedEventSelectors }) === undefined).toBe(takesAll);
    }),
  );
});

test("it is total, whatever stands where selectors should", () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constant({ toString: 1, field: {}, equals: "Management" }),
  );
  const some = fc.dictionary(
    fc.constantFrom("fieldSelectors", "field", "equals", "readWriteType", "__proto__"),
    fc.oneof(anything, fc.array(anything)),
  );
  fc.assert(
    fc.property(fc.oneof(anything, fc.array(some)), fc.oneof(anything, fc.array(some)), (one, other) => {
      const seen = narrowedIn({ eventSelectors: one, advancedEventSelectors: other });
      expect(seen === undefined || seen.observed !== undefined).toBe(true);
    }),
  );
});
