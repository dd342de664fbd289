import encryptsTrafficBetweenInstances from "./encrypts-traffic-between-instances.ts";
import inVpc from "./in-vpc.ts";
import inputsComeFromOwnBuckets from "./inputs-come-from-own-buckets.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputsStayInOwnBuckets from "./outputs-stay-in-own-buckets.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const autoMlJobChecks = [
  encryptsTrafficBetweenInstances,
  inVpc,
  inputsComeFromOwnBuckets,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  outputsStayInOwnBuckets,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
