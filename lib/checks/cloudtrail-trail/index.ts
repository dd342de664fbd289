import deliversLogFiles from "./delivers-log-files.ts";
import hasKmsKey from "./has-kms-key.ts";
import isLogging from "./is-logging.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import validatesLogFiles from "./validates-log-files.ts";

export const cloudtrailTrailChecks = [
  deliversLogFiles,
  hasKmsKey,
  isLogging,
  kmsKeyIsCustomerManaged,
  validatesLogFiles,
];
