import { openOverHttp } from "#lib/analysis/s3/requires-tls.ts";
import { defineCheck } from "../define.ts";
import { denyPlainHttp } from "../remedies/s3-bucket.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** Judges the bucket's own policy: S3 has no setting that refuses plain HTTP. */
export default defineCheck({
  id: "s3-bucket/requires-tls",
  kind: "s3-bucket",
  title: "S3 bucket used by SageMaker refuses requests over plain HTTP",
  failTitle: "S3 bucket used by SageMaker answers over plain HTTP",
  severity: "medium",
  category: "encryption-in-transit",
  rationale:
    "S3 also answers over HTTP, where whoever is on the way reads the training data and can put another model in place of the one that was asked for.",
  needs: [],
  parts: ["Policy"],
  controls: [
    "checklist:S3-03",
    "aws-fsbp:S3.5",
    "aws-config:s3-bucket-ssl-requests-only",
    "prowler:s3_bucket_secure_transport_policy",
    "nist-800-53-r5:SC-8(1)",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
  ],
  evaluate({ Name, Policy }, { identity, now }) {
    if (!Name || Policy === undefined) return unknown("AWS's answer has no name or says nothing of a policy.");
    const expected =
      "a statement that denies everyone s3:* on the bucket and its objects if aws:SecureTransport is false";
    if (Policy === null) return fail({ path: "Policy", observed: null, expected });
    const open = openOverHttp(Policy, identity.arn, now);
    if (!open) return unknown("The bucket's policy cannot be understood.");
    const evidence = { path: "Policy", observed: open.map((arn) => `${arn} is open over HTTP`), expected };
    return open.length > 0 ? fail(evidence) : pass(evidence);
  },
  fix: denyPlainHttp,
});
