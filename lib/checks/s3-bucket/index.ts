import hasKmsKey from "./has-kms-key.ts";
import keepsVersions from "./keeps-versions.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import notPublic from "./not-public.ts";
import requiresTls from "./requires-tls.ts";

export const s3BucketChecks = [hasKmsKey, keepsVersions, kmsKeyIsCustomerManaged, notPublic, requiresTls];
