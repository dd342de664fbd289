import encryptsTrafficBetweenInstances from "./encrypts-traffic-between-instances.ts";
import imagesArePinned from "./images-are-pinned.ts";
import imagesAreSupported from "./images-are-supported.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";
import inVpc from "./in-vpc.ts";
import inputsComeFromOwnBuckets from "./inputs-come-from-own-buckets.ts";
import networkIsolation from "./network-isolation.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputsStayInOwnBuckets from "./outputs-stay-in-own-buckets.ts";
import runTimeIsLimited from "./run-time-is-limited.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const tuningJobChecks = [
  encryptsTrafficBetweenInstances,
  imagesArePinned,
  imagesAreSupported,
  imagesComeFromKnownRegistries,
  inVpc,
  inputsComeFromOwnBuckets,
  networkIsolation,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  outputsStayInOwnBuckets,
  runTimeIsLimited,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
