import endpointToForeignBucket from "./endpoint-to-foreign-bucket.ts";
import forgottenCredentialToWorkspaces from "./forgotten-credential-to-workspaces.ts";
import imageToAdministrator from "./image-to-administrator.ts";
import notebookToAdministrator from "./notebook-to-administrator.ts";
import registryToEndpoint from "./registry-to-endpoint.ts";
import scriptsToCluster from "./scripts-to-cluster.ts";
import studioToAdministrator from "./studio-to-administrator.ts";

export const derivations = [
  endpointToForeignBucket,
  forgottenCredentialToWorkspaces,
  imageToAdministrator,
  notebookToAdministrator,
  registryToEndpoint,
  scriptsToCluster,
  studioToAdministrator,
] as const;

/** The kinds that one of these kinds is made of; none for what is read. */
export function sourcesOf(kind: string): readonly string[] {
  return [...new Set(derivations.filter((one) => one.kind === kind).flatMap(({ from }) => from))];
}
