import artifactsStayInOwnBucket from "./artifacts-stay-in-own-bucket.ts";
import hasKmsKey from "./has-kms-key.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const mlflowAppChecks = [artifactsStayInOwnBucket, hasKmsKey, kmsKeyIsCustomerManaged, roleIsNotAdmin];
