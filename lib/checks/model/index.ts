import dataComesFromOwnBucket from "./data-comes-from-own-bucket.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";
import inVpc from "./in-vpc.ts";
import networkIsolation from "./network-isolation.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const modelChecks = [
  dataComesFromOwnBucket,
  imagesComeFromKnownRegistries,
  inVpc,
  networkIsolation,
  roleIsNotAdmin,
];
