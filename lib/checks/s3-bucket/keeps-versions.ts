import { defineCheck } from "../define.ts";
import { keepVersions } from "../remedies/s3-bucket.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "s3-bucket/keeps-versions",
  kind: "s3-bucket",
  title: "S3 bucket used by SageMaker keeps earlier versions of objects",
  failTitle: "S3 bucket used by SageMaker keeps no earlier versions of objects",
  severity: "low",
  category: "resilience",
  rationale:
    "A training set or model that was overwritten, poisoned or deleted is gone for good; with versions it can be compared with what it was, and brought back.",
  needs: [],
  parts: ["Versioning"],
  controls: [
    "checklist:S3-06",
    "checklist:MLO-12",
    "aws-config:s3-bucket-versioning-enabled",
    "checkov:CKV_AWS_21",
    "prowler:s3_bucket_object_versioning",
    "nist-800-53-r5:CP-9",
    "mitre-attack:T1485",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
  ],
  evaluate({ Name, Versioning }) {
    if (!Name || Versioning === undefined) return unknown("AWS's answer has no name or says nothing of versions.");
    const status = Versioning?.Status;
    const evidence = { path: "Versioning.Status", observed: status ?? "never set", expected: "Enabled" };
    return status === "Enabled" ? pass(evidence) : fail(evidence);
  },
  fix: keepVersions,
});
