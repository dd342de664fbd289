import dataComesFromOwnBucket from "./data-comes-from-own-bucket.ts";
import imagesArePinned from "./images-are-pinned.ts";
import imagesAreSupported from "./images-are-supported.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";
import inVpc from "./in-vpc.ts";
import networkIsolation from "./network-isolation.ts";
import packageIsApproved from "./package-is-approved.ts";
import roleCannotReplaceItsFiles from "./role-cannot-replace-its-files.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const modelChecks = [
  dataComesFromOwnBucket,
  imagesArePinned,
  imagesAreSupported,
  imagesComeFromKnownRegistries,
  inVpc,
  networkIsolation,
  packageIsApproved,
  roleCannotReplaceItsFiles,
  roleIsNotAdmin,
];
