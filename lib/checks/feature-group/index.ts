import callsAreRecorded from "./calls-are-recorded.ts";
import hasRequiredTags from "./has-required-tags.ts";
import offlineStoreHasKmsKey from "./offline-store-has-kms-key.ts";
import offlineStoreKeyIsCustomerManaged from "./offline-store-key-is-customer-managed.ts";
import offlineStoreStaysInOwnBucket from "./offline-store-stays-in-own-bucket.ts";
import onlineStoreHasKmsKey from "./online-store-has-kms-key.ts";
import onlineStoreKeyIsCustomerManaged from "./online-store-key-is-customer-managed.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const featureGroupChecks = [
  callsAreRecorded,
  hasRequiredTags,
  offlineStoreHasKmsKey,
  offlineStoreKeyIsCustomerManaged,
  offlineStoreStaysInOwnBucket,
  onlineStoreHasKmsKey,
  onlineStoreKeyIsCustomerManaged,
  roleIsNotAdmin,
];
