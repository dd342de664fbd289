import endpointSendsNothingToAnotherAccount from "./endpoint-sends-nothing-to-another-account.ts";
import forgottenCredentialOpensNoWorkspace from "./forgotten-credential-opens-no-workspace.ts";
import imageDoesNotLeadToAdministrator from "./image-does-not-lead-to-administrator.ts";
import notebookDoesNotLeadToAdministrator from "./notebook-does-not-lead-to-administrator.ts";
import registryDeploysNothingOfOutsiders from "./registry-deploys-nothing-of-outsiders.ts";
import scriptsOfClustersAreWrittenAtHome from "./scripts-of-clusters-are-written-at-home.ts";
import studioDoesNotLeadToAdministrator from "./studio-does-not-lead-to-administrator.ts";

export const attackPathChecks = [
  endpointSendsNothingToAnotherAccount,
  forgottenCredentialOpensNoWorkspace,
  imageDoesNotLeadToAdministrator,
  notebookDoesNotLeadToAdministrator,
  registryDeploysNothingOfOutsiders,
  scriptsOfClustersAreWrittenAtHome,
  studioDoesNotLeadToAdministrator,
];
