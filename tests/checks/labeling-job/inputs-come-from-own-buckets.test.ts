import check from "#lib/checks/labeling-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const LabelingJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { LabelingJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: "s3://ours/m" } } } }),
  },
  fail: {
    "another's": of({ HumanTaskConfig: { UiConfig: { UiTemplateS3Uri: "s3://theirs/page.liquid" } } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: "s3://ours/m" } } } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
