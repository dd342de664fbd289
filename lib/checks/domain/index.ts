import defaultRoleIsNotAdmin from "./default-role-is-not-admin.ts";
import hasKmsKey from "./has-kms-key.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import noInternetEgress from "./no-internet-egress.ts";
import usesIdentityCenter from "./uses-identity-center.ts";
import vpcOnly from "./vpc-only.ts";

export const domainChecks = [
  defaultRoleIsNotAdmin,
  hasKmsKey,
  kmsKeyIsCustomerManaged,
  noInternetEgress,
  usesIdentityCenter,
  vpcOnly,
];
