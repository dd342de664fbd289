import changesOnlyNamedEndpoints from "./changes-only-named-endpoints.ts";
import opensNoWorkspaceFromAnywhere from "./opens-no-workspace-from-anywhere.ts";
import passesOnlyNamedRoles from "./passes-only-named-roles.ts";
import scriptsOnlyNamedNotebooks from "./scripts-only-named-notebooks.ts";

export const iamPolicyChecks = [
  changesOnlyNamedEndpoints,
  opensNoWorkspaceFromAnywhere,
  passesOnlyNamedRoles,
  scriptsOnlyNamedNotebooks,
];
