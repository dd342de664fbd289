import hasKmsKey from "./has-kms-key.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";

export const modelCardChecks = [hasKmsKey, kmsKeyIsCustomerManaged];
