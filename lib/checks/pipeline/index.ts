import stepsInVpc from "./steps-in-vpc.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const pipelineChecks = [stepsInVpc, volumeHasKmsKey, volumeKeyIsCustomerManaged];
