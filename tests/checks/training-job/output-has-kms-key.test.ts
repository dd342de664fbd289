import check from "#lib/checks/training-job/output-has-kms-key.ts";
import { keyId } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const job = (S3OutputPath: string, KmsKeyId?: string) => ({
  resource: { TrainingJobArn, TrainingJobStatus: "Completed" as const, OutputDataConfig: { S3OutputPath, KmsKeyId } },
});

testCheck(check, {
  pass: {
    "a key by its alias": job("s3://models/churn", "alias/ml"),
    "a key by its id": job("s3://models/churn", keyId),
    "S3's own alias": job("s3://models/churn", "arn:aws:kms:us-east-1:482915630174:alias/aws/s3"),
  },
  fail: {
    "no key: S3 takes its default": job("s3://models/churn"),
    "AWS returns an empty key when none was set": job("s3://models/churn", ""),
    "a volume key does not encrypt the output": {
      resource: {
        TrainingJobArn,
        OutputDataConfig: { S3OutputPath: "s3://models/churn" },
        ResourceConfig: { VolumeKmsKeyId: "alias/ml" },
      },
    },
    "a bucket that only mentions a directory bucket": job("s3://models/x--x-s3/churn"),
  },
  notApplicable: { "S3 Express One Zone takes no KMS key": job("s3://models--use1-az4--x-s3/churn") },
  unknown: {
    "the answer is empty": { resource: {} },
    "no output in the answer": { resource: { TrainingJobArn } },
    "an output in an answer without ARN": { resource: { OutputDataConfig: { KmsKeyId: "alias/ml" } } },
  },
});
