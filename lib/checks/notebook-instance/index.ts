import clonesKnownRepositories from "./clones-known-repositories.ts";
import hasKmsKey from "./has-kms-key.ts";
import inVpc from "./in-vpc.ts";
import isRestarted from "./is-restarted.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import noDirectInternetAccess from "./no-direct-internet-access.ts";
import noInternetEgress from "./no-internet-egress.ts";
import noRootAccess from "./no-root-access.ts";
import openingsAreTold from "./openings-are-told.ts";
import platformIsSupported from "./platform-is-supported.ts";
import requiresImdsv2 from "./requires-imdsv2.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const notebookInstanceChecks = [
  clonesKnownRepositories,
  hasKmsKey,
  inVpc,
  isRestarted,
  kmsKeyIsCustomerManaged,
  noDirectInternetAccess,
  noInternetEgress,
  noRootAccess,
  openingsAreTold,
  platformIsSupported,
  requiresImdsv2,
  roleIsNotAdmin,
];
