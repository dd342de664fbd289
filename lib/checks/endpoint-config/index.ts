import dataCaptureHasKmsKey from "./data-capture-has-kms-key.ts";
import dataCaptureKeyIsCustomerManaged from "./data-capture-key-is-customer-managed.ts";
import hasKmsKey from "./has-kms-key.ts";
import inVpc from "./in-vpc.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import moreThanOneInstance from "./more-than-one-instance.ts";
import networkIsolation from "./network-isolation.ts";

export const endpointConfigChecks = [
  dataCaptureHasKmsKey,
  dataCaptureKeyIsCustomerManaged,
  hasKmsKey,
  inVpc,
  kmsKeyIsCustomerManaged,
  moreThanOneInstance,
  networkIsolation,
];
