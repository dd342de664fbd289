import capturedDataHasKmsKey from "./captured-data-has-kms-key.ts";
import capturedDataKeyIsCustomerManaged from "./captured-data-key-is-customer-managed.ts";
import capturedDataStaysInOwnBucket from "./captured-data-stays-in-own-bucket.ts";
import hasRequiredTags from "./has-required-tags.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const inferenceExperimentChecks = [
  capturedDataHasKmsKey,
  capturedDataKeyIsCustomerManaged,
  capturedDataStaysInOwnBucket,
  hasRequiredTags,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
