import asyncOutputHasKmsKey from "./async-output-has-kms-key.ts";
import asyncOutputKeyIsCustomerManaged from "./async-output-key-is-customer-managed.ts";
import asyncOutputStaysInOwnBucket from "./async-output-stays-in-own-bucket.ts";
import destinationsAreKnown from "./destinations-are-known.ts";
import staysInRegion from "./stays-in-region.ts";

export const inferenceRouterChecks = [
  asyncOutputHasKmsKey,
  asyncOutputKeyIsCustomerManaged,
  asyncOutputStaysInOwnBucket,
  destinationsAreKnown,
  staysInRegion,
];
