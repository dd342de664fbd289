import noSagemakerFullAccess from "./no-sagemaker-full-access.ts";
import notAdministrator from "./not-administrator.ts";
import trustHasNoOutsiders from "./trust-has-no-outsiders.ts";
import trustIsGuarded from "./trust-is-guarded.ts";

export const iamRoleChecks = [noSagemakerFullAccess, notAdministrator, trustHasNoOutsiders, trustIsGuarded];
