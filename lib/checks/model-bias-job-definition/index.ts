import encryptsTrafficBetweenInstances from "./encrypts-traffic-between-instances.ts";
import inVpc from "./in-vpc.ts";
import networkIsolation from "./network-isolation.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const modelBiasJobDefinitionChecks = [
  encryptsTrafficBetweenInstances,
  inVpc,
  networkIsolation,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
