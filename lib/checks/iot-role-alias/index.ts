import credentialsAreShort from "./credentials-are-short.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";

export const iotRoleAliasChecks = [credentialsAreShort, roleIsNotAdmin];
