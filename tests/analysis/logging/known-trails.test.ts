import { expect, test } from "vitest";
import { knownTrails } from "#lib/analysis/logging/known-trails.ts";
import { account, inventoryOf, reading, unread } from "#tests/support/test-check.ts";

const at = { region: "us-east-1", arn: `arn:aws:cloudtrail:us-east-1:${account}:trail/main` };
const management = [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }];
const data = (type: string) => [
  {
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [type] },
    ],
  },
];
const main = (more: object = {}) =>
  reading("cloudtrail-trail", "main", { S3BucketName: "the-logs", HomeRegion: "us-east-1", ...more }, at);

test("a trail is told with where its bucket is, if the bucket was read, and with what it selects", () => {
  const bucket = (region: string) => reading("s3-bucket", "the-logs", {}, { arn: "arn:aws:s3:::the-logs", region });
  const selecting = (AdvancedEventSelectors: object[]) => main({ Selectors: { AdvancedEventSelectors } });
  const only = (...all: Parameters<typeof inventoryOf>[0]) => knownTrails(inventoryOf(all)).trails[0];
  expect(only(main(), bucket("eu-west-1"))).toMatchObject({ bucket: "the-logs", bucketRegion: "eu-west-1" });
  expect(only(main(), bucket("global"))?.bucketRegion).toBeUndefined();
  expect(only(main())).toMatchObject({ bucketRegion: undefined, isLogging: undefined, management: undefined });
  expect(only(main({ Status: { IsLogging: false } }))?.isLogging).toBe(false);
  expect(only(selecting(management))).toMatchObject({ management: "all", hasData: false });
  expect(only(selecting(data("AWS::S3::Object")))).toMatchObject({ management: "none", hasData: false });
  expect(only(selecting(data("AWS::SageMaker::Endpoint")))).toMatchObject({ management: "none", hasData: true });
});

test("trails that could not be read are never none", () => {
  expect(knownTrails(inventoryOf([]))).toEqual({ trails: [], organizationId: undefined, unread: undefined });
  expect(knownTrails(inventoryOf([], ["cloudtrail-trail"])).unread).toBe("test:Describe gave Incomplete");
  expect(knownTrails(inventoryOf([unread("cloudtrail-trail", "main", at)])).unread).toContain("AccessDenied");
});

test("the organization's id is known where it was read", () => {
  const found = reading("organization", "o-abcdefghij", { Id: "o-abcdefghij" }, { region: "global" });
  expect(knownTrails(inventoryOf([found])).organizationId).toBe("o-abcdefghij");
  expect(knownTrails(inventoryOf([], ["organization"])).organizationId).toBeUndefined();
});
