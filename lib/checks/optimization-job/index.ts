import inVpc from "./in-vpc.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";
import outputStaysInOwnBucket from "./output-stays-in-own-bucket.ts";

export const optimizationJobChecks = [inVpc, outputHasKmsKey, outputKeyIsCustomerManaged, outputStaysInOwnBucket];
