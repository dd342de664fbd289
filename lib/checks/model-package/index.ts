import approvalSaysWhy from "./approval-says-why.ts";
import approvedByAnother from "./approved-by-another.ts";
import dataComesFromOwnBucket from "./data-comes-from-own-bucket.ts";
import hasKmsKey from "./has-kms-key.ts";
import imagesArePinned from "./images-are-pinned.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";

export const modelPackageChecks = [
  approvalSaysWhy,
  approvedByAnother,
  dataComesFromOwnBucket,
  hasKmsKey,
  imagesArePinned,
  imagesComeFromKnownRegistries,
  kmsKeyIsCustomerManaged,
];
