import invokesOnlyNamedEndpoints from "./invokes-only-named-endpoints.ts";
import makesNoBearerTokens from "./makes-no-bearer-tokens.ts";
import noSagemakerFullAccess from "./no-sagemaker-full-access.ts";
import notAdministrator from "./not-administrator.ts";
import trustHasNoOutsiders from "./trust-has-no-outsiders.ts";
import trustIsGuarded from "./trust-is-guarded.ts";
import writesOnlyNamedFeatureGroups from "./writes-only-named-feature-groups.ts";

export const iamRoleChecks = [
  invokesOnlyNamedEndpoints,
  makesNoBearerTokens,
  noSagemakerFullAccess,
  notAdministrator,
  trustHasNoOutsiders,
  trustIsGuarded,
  writesOnlyNamedFeatureGroups,
];
