import check from "#lib/checks/endpoint-config/async-output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const output = (OutputConfig: object) => ({ resource: { EndpointConfigArn, AsyncInferenceConfig: { OutputConfig } } });

testCheck(check, {
  pass: { "a key is named": output({ S3OutputPath: "s3://ours/out", KmsKeyId: "alias/ml" }) },
  fail: {
    "no key is named": output({ S3OutputPath: "s3://ours/out" }),
    "an empty one": output({ S3OutputPath: "s3://ours/out", KmsKeyId: "" }),
  },
  notApplicable: { "it answers at once": { resource: { EndpointConfigArn } } },
  unknown: { "the answer is not complete": { resource: {} } },
});
