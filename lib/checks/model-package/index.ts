import approvalSaysWhy from "./approval-says-why.ts";
import approvedByAnother from "./approved-by-another.ts";
import dataComesFromOwnBucket from "./data-comes-from-own-bucket.ts";
import imagesArePinned from "./images-are-pinned.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";

export const modelPackageChecks = [
  approvalSaysWhy,
  approvedByAnother,
  dataComesFromOwnBucket,
  imagesArePinned,
  imagesComeFromKnownRegistries,
];
