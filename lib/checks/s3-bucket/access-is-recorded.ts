import { callsAreRecorded, recording } from "../calls-are-recorded.ts";
import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { recordData } from "../remedies/data-events.ts";
import { notApplicable, pass, unknown } from "../verdicts.ts";

const type = "AWS::S3::Object";

/** Either record will do: S3's own, which comes late and may have gaps, or CloudTrail's data events. */
export default defineCheck({
  ...recording,
  hides: "reads and writes objects of",
  id: "s3-bucket/access-is-recorded",
  kind: "s3-bucket",
  title: "Reads and writes of an S3 bucket used by SageMaker are recorded",
  failTitle: "Reads and writes of an S3 bucket used by SageMaker are recorded nowhere",
  rationale:
    "Who took the training data, and who put another model in place of the one that was there, can then not be found out: CloudTrail's event history has no calls on objects.",
  parts: ["Logging"],
  controls: [
    "checklist:S3-07",
    "checklist:LOG-02",
    "prowler:cloudtrail_s3_dataevents_read_enabled",
    "prowler:cloudtrail_s3_dataevents_write_enabled",
    ...attribution,
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-cloudtrail-logging-for-s3.html",
  ],
  evaluate({ Name, Logging, BucketRegion }, context) {
    const { identity, inventory } = context;
    if (!Name || Logging === undefined) return unknown("AWS's answer has no name or says nothing of a log.");
    const expected = "a bucket that takes the log, or data events of CloudTrail";
    const log = { path: "Logging.TargetBucket", observed: Logging?.TargetBucket ?? null, expected };
    if (Logging?.TargetBucket) return pass(log);
    const logged = inventory.all("s3-bucket").find(({ resource }) => targetOf(resource) === Name);
    if (logged)
      return notApplicable(`It takes the log of ${logged.identity.name}: a record of it would record itself.`);
    return callsAreRecorded({ type, arn: `${identity.arn}/` }, context, BucketRegion ?? identity.region, log);
  },
  fix: ({ Name: bucket = "", BucketRegion }, context) =>
    recordData(
      {
        ...{ type, events: `reads and writes of the objects in ${bucket}`, prefix: `${context.identity.arn}/`, bucket },
        region: BucketRegion ?? context.identity.region,
      },
      context,
    ),
});

function targetOf(bucket: object): string | undefined {
  return (bucket as { Logging?: { TargetBucket?: string } | null }).Logging?.TargetBucket;
}
