import inVpc from "./in-vpc.ts";
import modelsStayInOwnBuckets from "./models-stay-in-own-buckets.ts";
import outputHasKmsKey from "./output-has-kms-key.ts";
import outputKeyIsCustomerManaged from "./output-key-is-customer-managed.ts";

export const compilationJobChecks = [inVpc, modelsStayInOwnBuckets, outputHasKmsKey, outputKeyIsCustomerManaged];
