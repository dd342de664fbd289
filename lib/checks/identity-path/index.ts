import forgottenCredentialOpensNoWorkspace from "./forgotten-credential-opens-no-workspace.ts";
import studioDoesNotLeadToAdministrator from "./studio-does-not-lead-to-administrator.ts";

export const identityPathChecks = [forgottenCredentialOpensNoWorkspace, studioDoesNotLeadToAdministrator];
