import artifactsStayInOwnBucket from "./artifacts-stay-in-own-bucket.ts";
import callsAreRecorded from "./calls-are-recorded.ts";
import hasKmsKey from "./has-kms-key.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const mlflowAppChecks = [
  artifactsStayInOwnBucket,
  callsAreRecorded,
  hasKmsKey,
  kmsKeyIsCustomerManaged,
  roleIsNotAdmin,
];
