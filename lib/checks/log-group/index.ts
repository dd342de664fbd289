import hasKmsKey from "./has-kms-key.ts";
import keepsEvents from "./keeps-events.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";

export const logGroupChecks = [hasKmsKey, keepsEvents, kmsKeyIsCustomerManaged];
