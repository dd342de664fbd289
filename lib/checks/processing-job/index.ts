import encryptsTrafficBetweenInstances from "./encrypts-traffic-between-instances.ts";
import inVpc from "./in-vpc.ts";
import networkIsolation from "./network-isolation.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const processingJobChecks = [
  encryptsTrafficBetweenInstances,
  inVpc,
  networkIsolation,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
