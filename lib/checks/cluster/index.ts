import inVpc from "./in-vpc.ts";
import recoversNodes from "./recovers-nodes.ts";
import rolesAreNotAdmin from "./roles-are-not-admin.ts";
import volumeHasKmsKey from "./volume-has-kms-key.ts";
import volumeKeyIsCustomerManaged from "./volume-key-is-customer-managed.ts";

export const clusterChecks = [inVpc, recoversNodes, rolesAreNotAdmin, volumeHasKmsKey, volumeKeyIsCustomerManaged];
