import { defaultKey } from "#lib/analysis/s3/default-key.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptBucket } from "../remedies/s3-bucket.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "s3-bucket/kms-key-is-customer-managed",
  kind: "s3-bucket",
  title: "Default key of an S3 bucket used by SageMaker is customer managed and enabled",
  failTitle: "Default key of an S3 bucket used by SageMaker is AWS managed or not usable",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "The policy of a key that AWS manages cannot be edited: it lets in everyone in the account who may use S3, and nobody of another account that should read the models.",
  needs: ["kms-key"],
  parts: ["Encryption"],
  controls: ["checklist:S3-04", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
  ],
  evaluate({ Name, Encryption }, context) {
    if (!Name || Encryption === undefined) return unknown("AWS's answer has no name or says nothing of encryption.");
    const { key, algorithm, path } = defaultKey(Encryption);
    const named = key ?? (algorithm?.startsWith("aws:kms") ? "alias/aws/s3" : undefined);
    return keyIsCustomerManaged(named, `${path}.KMSMasterKeyID`, context);
  },
  fix: (bucket, context) => encryptBucket(bucket, context),
});
