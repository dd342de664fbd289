import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { edgeTeam } from "./edge.ts";
import { visionNetwork } from "./network.ts";
import { visionHosting } from "./vision-hosting.ts";
import { visionJobs } from "./vision-jobs.ts";
import { visionWorkspaces } from "./vision-workspaces.ts";

export type PacificNetworks = ReturnType<typeof foundations>;

function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3"]);
  return {
    standard: defaultVpc(site),
    vision: visionNetwork(site),
    keys: { vision: kmsKey(site, { alias: "vision", description: "Vision research" }) },
  };
}

/** Research on large machines (vision) and models compiled with Neo (edge). */
export function usWest2(site: Site, cast: Cast): void {
  const networks = foundations(site);
  visionWorkspaces(site, cast, networks);
  visionHosting(site, cast, networks);
  visionJobs(site, cast, networks);
  edgeTeam(site, cast);
}
