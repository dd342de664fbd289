import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputStaysInOwnBucket from "./output-stays-in-own-bucket.ts";
import reviewedByOwnPeople from "./reviewed-by-own-people.ts";

export const flowDefinitionChecks = [
  outputHasKmsKey,
  outputKeyIsCustomerManaged,
  outputStaysInOwnBucket,
  reviewedByOwnPeople,
];
