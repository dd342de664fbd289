import changesOnlyNamedEndpoints from "./changes-only-named-endpoints.ts";
import decryptsWithNamedKeys from "./decrypts-with-named-keys.ts";
import invokesOnlyNamedEndpoints from "./invokes-only-named-endpoints.ts";
import makesNoBearerTokens from "./makes-no-bearer-tokens.ts";
import noSagemakerFullAccess from "./no-sagemaker-full-access.ts";
import notAdministrator from "./not-administrator.ts";
import opensNoWorkspaceFromAnywhere from "./opens-no-workspace-from-anywhere.ts";
import passesOnlyNamedRoles from "./passes-only-named-roles.ts";
import scriptsOnlyNamedNotebooks from "./scripts-only-named-notebooks.ts";
import servesFewPeople from "./serves-few-people.ts";
import trustHasNoOutsiders from "./trust-has-no-outsiders.ts";
import trustIsGuarded from "./trust-is-guarded.ts";
import usesItsSagemakerPermissions from "./uses-its-sagemaker-permissions.ts";
import writesOnlyNamedFeatureGroups from "./writes-only-named-feature-groups.ts";

export const iamRoleChecks = [
  changesOnlyNamedEndpoints,
  decryptsWithNamedKeys,
  invokesOnlyNamedEndpoints,
  makesNoBearerTokens,
  noSagemakerFullAccess,
  notAdministrator,
  opensNoWorkspaceFromAnywhere,
  passesOnlyNamedRoles,
  scriptsOnlyNamedNotebooks,
  servesFewPeople,
  trustHasNoOutsiders,
  trustIsGuarded,
  usesItsSagemakerPermissions,
  writesOnlyNamedFeatureGroups,
];
