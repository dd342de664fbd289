import encryptsTrafficBetweenInstances from "./encrypts-traffic-between-instances.ts";
import inVpc from "./in-vpc.ts";
import isRunning from "./is-running.ts";
import lastRunWentThrough from "./last-run-went-through.ts";
import networkIsolation from "./network-isolation.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const monitoringScheduleChecks = [
  encryptsTrafficBetweenInstances,
  inVpc,
  isRunning,
  lastRunWentThrough,
  networkIsolation,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  volumeHasKmsKey,
  volumeKeyIsCustomerManaged,
];
