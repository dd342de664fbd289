import capturedDataHasKmsKey from "./captured-data-has-kms-key.ts";
import capturedDataStaysInOwnBucket from "./captured-data-stays-in-own-bucket.ts";

export const inferenceExperimentChecks = [capturedDataHasKmsKey, capturedDataStaysInOwnBucket];
