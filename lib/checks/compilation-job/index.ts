import frameworkIsMaintained from "./framework-is-maintained.ts";
import inVpc from "./in-vpc.ts";
import inputsComeFromOwnBuckets from "./inputs-come-from-own-buckets.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputsStayInOwnBuckets from "./outputs-stay-in-own-buckets.ts";

export const compilationJobChecks = [
  frameworkIsMaintained,
  inVpc,
  inputsComeFromOwnBuckets,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  outputsStayInOwnBuckets,
];
