import endpointSendsNothingToAnotherAccount from "./endpoint-sends-nothing-to-another-account.ts";
import imageDoesNotLeadToAdministrator from "./image-does-not-lead-to-administrator.ts";
import notebookDoesNotLeadToAdministrator from "./notebook-does-not-lead-to-administrator.ts";
import registryDeploysNothingOfOutsiders from "./registry-deploys-nothing-of-outsiders.ts";
import scriptsOfClustersAreWrittenAtHome from "./scripts-of-clusters-are-written-at-home.ts";

export const attackPathChecks = [
  endpointSendsNothingToAnotherAccount,
  imageDoesNotLeadToAdministrator,
  notebookDoesNotLeadToAdministrator,
  registryDeploysNothingOfOutsiders,
  scriptsOfClustersAreWrittenAtHome,
];
