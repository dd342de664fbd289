import check from "#lib/checks/endpoint-config/data-capture-has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const capture = { EnableCapture: true, DestinationS3Uri: "s3://captured/" };

testCheck(check, {
  pass: {
    "capture with a key": { resource: { EndpointConfigArn, DataCaptureConfig: { ...capture, KmsKeyId: keyArn } } },
  },
  fail: {
    "capture without a key": { resource: { EndpointConfigArn, DataCaptureConfig: capture } },
    "capture that nobody switched off": {
      resource: { EndpointConfigArn, DataCaptureConfig: { ...capture, EnableCapture: undefined } },
    },
    "the key of the volumes does not cover what is captured": {
      resource: { EndpointConfigArn, KmsKeyId: keyArn, DataCaptureConfig: capture },
    },
  },
  notApplicable: {
    "no capture": { resource: { EndpointConfigArn } },
    "capture is switched off": {
      resource: { EndpointConfigArn, DataCaptureConfig: { ...capture, EnableCapture: false } },
    },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
