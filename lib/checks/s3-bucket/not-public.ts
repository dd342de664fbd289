import { type ByWhat, publicBy } from "#lib/analysis/s3/public-bucket.ts";
import { defineCheck } from "../define.ts";
import { blockPublicAccess } from "../remedies/s3-bucket.ts";
import { failWhere, pass, unknown } from "../verdicts.ts";

/**
 * Judges the bucket's own settings, which are certain: AWS itself says whether the policy is public. The account may block what
 * the bucket lets in; that one setting for all buckets is not read, and nothing rests on it.
 */
export default defineCheck({
  id: "s3-bucket/not-public",
  kind: "s3-bucket",
  title: "S3 bucket used by SageMaker keeps the public out by its own settings",
  failTitle: "S3 bucket used by SageMaker lets the public in, unless the account blocks it",
  severity: "critical",
  category: "data",
  rationale:
    "Anyone in the world, or anyone with an AWS account, can then read the training data or models in it, or put others in their place.",
  needs: [],
  parts: ["Acl", "OwnershipControls", "PolicyStatus", "PublicAccessBlock"],
  controls: [
    "checklist:S3-02",
    "checklist:LOG-02",
    "aws-fsbp:S3.2",
    "aws-fsbp:S3.3",
    "aws-config:s3-bucket-public-read-prohibited",
    "aws-config:s3-bucket-public-write-prohibited",
    "prowler:s3_bucket_public_access",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-21",
    "mitre-attack:T1530",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  ],
  evaluate(bucket) {
    const ways = publicBy(bucket);
    if (!ways) return unknown("AWS's answer says nothing of the policy's status, the ACL or the public access block.");
    const evidence = ways.map(({ path, observed, held }: ByWhat) => ({
      path,
      observed: held ? `${observed}; ${held.words}` : observed,
      expected: "nobody unnamed, or a block that holds them back",
    }));
    // Whoever set what holds them back mended it.
    const holding = ways.flatMap(({ held }) =>
      held ? [{ path: held.path, observed: held.observed, expected: "it holds the public back" }] : [],
    );
    if (ways.every(({ isOpen }) => !isOpen)) return pass(...evidence, ...holding);
    const account = {
      path: "The account's public access block",
      observed: "not read",
      expected: "it may hold the public back where the bucket does not",
    };
    return failWhere([...evidence, account], (at) => ways[at]?.isOpen === true);
  },
  fix: blockPublicAccess,
});
