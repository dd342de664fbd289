import accessKeysAreRotated from "./access-keys-are-rotated.ts";
import changesOnlyNamedEndpoints from "./changes-only-named-endpoints.ts";
import consoleHasMfa from "./console-has-mfa.ts";
import credentialsAreUsed from "./credentials-are-used.ts";
import notAdministrator from "./not-administrator.ts";
import opensNoWorkspaceFromAnywhere from "./opens-no-workspace-from-anywhere.ts";
import passesOnlyNamedRoles from "./passes-only-named-roles.ts";
import scriptsOnlyNamedNotebooks from "./scripts-only-named-notebooks.ts";

export const iamUserChecks = [
  accessKeysAreRotated,
  changesOnlyNamedEndpoints,
  consoleHasMfa,
  credentialsAreUsed,
  notAdministrator,
  opensNoWorkspaceFromAnywhere,
  passesOnlyNamedRoles,
  scriptsOnlyNamedNotebooks,
];
