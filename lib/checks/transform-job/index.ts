import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const transformJobChecks = [volumeHasKmsKey, volumeKeyIsCustomerManaged];
