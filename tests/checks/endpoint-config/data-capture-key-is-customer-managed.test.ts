import check from "#lib/checks/endpoint-config/data-capture-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const DataCaptureConfig = { EnableCapture: true, DestinationS3Uri: "s3://captured/", KmsKeyId: keyArn };
const resource = { EndpointConfigArn, DataCaptureConfig };

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "the AWS managed key of S3": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is about to be deleted": { resource, inventory: inventoryOf([key({ KeyState: "PendingDeletion" })]) },
  },
  notApplicable: {
    "no capture": { resource: { EndpointConfigArn } },
    "capture is switched off": {
      resource: { ...resource, DataCaptureConfig: { ...DataCaptureConfig, EnableCapture: false } },
    },
    "capture without a key, which another check says": {
      resource: { EndpointConfigArn, DataCaptureConfig: { EnableCapture: true } },
    },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
