import accessIsRecorded from "./access-is-recorded.ts";
import hasKmsKey from "./has-kms-key.ts";
import isApproved from "./is-approved.ts";
import keepsVersions from "./keeps-versions.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import notPublic from "./not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import requiresTls from "./requires-tls.ts";

export const s3BucketChecks = [
  accessIsRecorded,
  hasKmsKey,
  isApproved,
  keepsVersions,
  kmsKeyIsCustomerManaged,
  notPublic,
  policyNamesNoOutsiders,
  requiresTls,
];
