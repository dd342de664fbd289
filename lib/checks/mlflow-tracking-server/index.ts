import artifactsStayInOwnBucket from "./artifacts-stay-in-own-bucket.ts";
import callsAreRecorded from "./calls-are-recorded.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";
import verifiesBucketOwner from "./verifies-bucket-owner.ts";

export const mlflowTrackingServerChecks = [
  artifactsStayInOwnBucket,
  callsAreRecorded,
  roleIsNotAdmin,
  verifiesBucketOwner,
];
