import inputsComeFromOwnBuckets from "./inputs-come-from-own-buckets.ts";
import labeledByOwnPeople from "./labeled-by-own-people.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputsStayInOwnBuckets from "./outputs-stay-in-own-buckets.ts";

export const labelingJobChecks = [
  inputsComeFromOwnBuckets,
  labeledByOwnPeople,
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  outputsStayInOwnBuckets,
];
