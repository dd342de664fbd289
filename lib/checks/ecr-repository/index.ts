import imagesAreScanned from "./images-are-scanned.ts";
import oldImagesExpire from "./old-images-expire.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import storageHasKmsKey from "./storage-has-kms-key.ts";
import storageKeyIsCustomerManaged from "./storage-key-is-customer-managed.ts";
import tagsAreImmutable from "./tags-are-immutable.ts";

export const ecrRepositoryChecks = [
  imagesAreScanned,
  oldImagesExpire,
  policyIsNotPublic,
  policyNamesNoOutsiders,
  storageHasKmsKey,
  storageKeyIsCustomerManaged,
  tagsAreImmutable,
];
