import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { westAlarms } from "./alarms.ts";
import { edgeTeam } from "./edge.ts";
import { edgeCompilations } from "./edge-compilations.ts";
import { edgeDevices } from "./edge-devices.ts";
import { edgeHubs, edgeThings } from "./edge-things.ts";
import { pacificFirewalls } from "./firewalls.ts";
import { foundations } from "./foundations.ts";
import { pacificRepositories } from "./repositories.ts";
import { pacificStores } from "./stores.ts";
import { westTrails } from "./trails.ts";
import { visionApps } from "./vision-apps.ts";
import { visionCapacity } from "./vision-capacity.ts";
import { visionCatalog } from "./vision-catalog.ts";
import { visionClusters } from "./vision-clusters.ts";
import { visionExtensions } from "./vision-extensions.ts";
import { visionHosting } from "./vision-hosting.ts";
import { visionJobs } from "./vision-jobs.ts";
import { visionPipelines } from "./vision-pipelines.ts";
import { visionRegistry } from "./vision-registry.ts";
import { visionWorkspaces } from "./vision-workspaces.ts";
import { westWatchers } from "./watchers.ts";

/** Research on large machines (vision) and models compiled with Neo (edge). */
export function usWest2(site: Site, cast: Cast): void {
  const networks = foundations(site);
  pacificFirewalls(site, networks);
  westTrails(site, networks);
  westWatchers(site);
  westAlarms(site);
  visionApps(site, cast, visionWorkspaces(site, cast, networks));
  visionHosting(site, cast, networks);
  visionJobs(site, cast, networks);
  visionPipelines(site, cast, networks);
  visionClusters(site, cast, networks);
  visionCatalog(site, cast);
  visionRegistry(site, cast);
  visionCapacity(site, cast);
  visionExtensions(site, cast);
  edgeTeam(site, cast);
  edgeCompilations(site, cast, networks);
  edgeDevices(site, cast, networks);
  edgeThings(site);
  edgeHubs(site);
  pacificStores(site, networks);
  // After all that names their images.
  pacificRepositories(site, cast);
}
