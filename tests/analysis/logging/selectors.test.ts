import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AdvancedFieldSelector,
  asAdvanced,
  type EventSelector,
  managementRecordedBy,
  recordedBy,
} from "#lib/analysis/logging/selectors.ts";

const bucket = { type: "AWS::S3::Object", arn: "arn:aws:s3:::models/" };
const data = { Field: "eventCategory", Equals: ["Data"] };
const ofType = { Field: "resources.type", Equals: ["AWS::S3::Object"] };
const arn = (by: object) => ({
  AdvancedEventSelectors: [{ FieldSelectors: [data, ofType, { Field: "resources.ARN", ...by }] }],
});

test.each([
  ["all that begins with it", { StartsWith: ["arn:aws:s3:::models/"] }, "all"],
  ["all that begins with less", { StartsWith: ["arn:aws:s3:::mod"] }, "all"],
  ["all that begins with more", { StartsWith: ["arn:aws:s3:::models/a/"] }, "some"],
  ["others", { StartsWith: ["arn:aws:s3:::data/"] }, "none"],
  ["what ends in a certain way", { EndsWith: [".csv"] }, "some"],
  ["one object", { Equals: ["arn:aws:s3:::models/a.csv"] }, "some"],
  ["all but its own", { NotStartsWith: ["arn:aws:s3:::models/"] }, "none"],
  ["all but another's", { NotStartsWith: ["arn:aws:s3:::data/"] }, "all"],
  ["all but some of its own", { NotStartsWith: ["arn:aws:s3:::models/tmp/"] }, "some"],
  ["all but what ends in a certain way", { NotEndsWith: [".tmp"] }, "some"],
  ["its own, but for some", { StartsWith: ["arn:aws:s3:::models/"], NotEquals: ["arn:aws:s3:::models/a"] }, "some"],
])("of a bucket %s", (_, by, expected) => {
  expect(recordedBy(arn(by), bucket)).toEqual({ reads: expected, writes: expected });
});

test("names of endpoints are in small letters in events", () => {
  const one = { type: "AWS::SageMaker::Endpoint", arn: "arn:aws:sagemaker:eu-west-1:1:endpoint/Churn" };
  const FieldSelectors = [data, { Field: "resources.ARN", Equals: [one.arn.toLowerCase()] }];
  expect(recordedBy({ AdvancedEventSelectors: [{ FieldSelectors }] }, one).reads).toBe("all");
});

test("selectors of the older sort record as much when they are written anew, and management events as before", () => {
  const older = fc.record<EventSelector>({
    ReadWriteType: fc.constantFrom("All", "ReadOnly", "WriteOnly"),
    IncludeManagementEvents: fc.boolean(),
    DataResources: fc.array(
      fc.record({
        Type: fc.constant("AWS::S3::Object"),
        Values: fc.array(fc.constantFrom("arn:aws:s3", bucket.arn, "arn:aws:s3:::data/")),
      }),
      { maxLength: 2 },
    ),
    ExcludeManagementEventSources: fc.constantFrom([], ["kms.amazonaws.com"]),
  });
  fc.assert(
    fc.property(older, (one) => {
      const has = one.DataResources?.some(({ Values }) => Values?.some((value) => bucket.arn.startsWith(value)));
      const { reads, writes } = recordedBy({ EventSelectors: [one] }, bucket);
      expect(reads === "all").toBe(has === true && one.ReadWriteType !== "WriteOnly");
      expect(writes === "all").toBe(has === true && one.ReadWriteType !== "ReadOnly");
      const management = asAdvanced({ EventSelectors: [one] }).filter(({ FieldSelectors }) =>
        FieldSelectors?.some(({ Equals }) => Equals?.includes("Management")),
      );
      expect(management).toHaveLength(one.IncludeManagementEvents ? 1 : 0);
    }),
  );
});

const call = { eventSource: "sagemaker.amazonaws.com", eventName: "UpdateEndpoint" };
const management = (...fields: AdvancedFieldSelector[]) => ({
  AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }, ...fields] }],
});

test.each([
  ["all management events", management(), "all"],
  ["writes alone", management({ Field: "readOnly", Equals: ["false"] }), "all"],
  ["reads alone", management({ Field: "readOnly", Equals: ["true"] }), "none"],
  ["all but those of KMS", management({ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }), "all"],
  ["all but those of SageMaker", management({ Field: "eventSource", NotEquals: [call.eventSource] }), "none"],
  ["another call", management({ Field: "eventName", Equals: ["DeleteModel"] }), "none"],
  ["those of one user", management({ Field: "userIdentity.arn", Equals: ["arn:a"] }), "some"],
  ["data events alone", { AdvancedEventSelectors: [{ FieldSelectors: [data] }] }, "none"],
  ["nothing", {}, "none"],
  ["what an older selector has by default", { EventSelectors: [{}] }, "all"],
  [
    "what one of several has",
    { EventSelectors: [{ ReadWriteType: "ReadOnly" }, { ReadWriteType: "WriteOnly" }] },
    "all",
  ],
  ["data alone by an older one", { EventSelectors: [{ IncludeManagementEvents: false }] }, "none"],
])("of a call that changes something, a trail records it by %s", (_, selectors, expected) => {
  expect(managementRecordedBy(selectors, call)).toBe(expected);
});
