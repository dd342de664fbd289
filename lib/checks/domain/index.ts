import appsDoNotReachEachOther from "./apps-do-not-reach-each-other.ts";
import canvasRegistersModelsAtHome from "./canvas-registers-models-at-home.ts";
import defaultRoleIsNotAdmin from "./default-role-is-not-admin.ts";
import dockerIsOffOrRootless from "./docker-is-off-or-rootless.ts";
import dockerPullsFromOwnAccounts from "./docker-pulls-from-own-accounts.ts";
import hasKmsKey from "./has-kms-key.ts";
import hasRequiredTags from "./has-required-tags.ts";
import idleAppsShutDown from "./idle-apps-shut-down.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import mountsKnownFileSystems from "./mounts-known-file-systems.ts";
import noInternetEgress from "./no-internet-egress.ts";
import openingsAreTold from "./openings-are-told.ts";
import propagatesTags from "./propagates-tags.ts";
import sessionsCarryUserNames from "./sessions-carry-user-names.ts";
import setsSourceIdentity from "./sets-source-identity.ts";
import sharesNoCellOutput from "./shares-no-cell-output.ts";
import usesIdentityCenter from "./uses-identity-center.ts";
import vpcOnly from "./vpc-only.ts";

export const domainChecks = [
  appsDoNotReachEachOther,
  canvasRegistersModelsAtHome,
  defaultRoleIsNotAdmin,
  dockerIsOffOrRootless,
  dockerPullsFromOwnAccounts,
  hasKmsKey,
  hasRequiredTags,
  idleAppsShutDown,
  kmsKeyIsCustomerManaged,
  mountsKnownFileSystems,
  noInternetEgress,
  openingsAreTold,
  propagatesTags,
  sessionsCarryUserNames,
  setsSourceIdentity,
  sharesNoCellOutput,
  usesIdentityCenter,
  vpcOnly,
];
