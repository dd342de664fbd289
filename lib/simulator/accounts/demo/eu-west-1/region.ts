import { via } from "#lib/simulator/accounts/build/actors.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { europeAccess } from "./access.ts";
import { europeAlarms } from "./alarms.ts";
import { creditRiskApps } from "./credit-risk-apps.ts";
import { creditRiskAutoMl } from "./credit-risk-automl.ts";
import { creditRiskCatalog } from "./credit-risk-catalog.ts";
import { creditRiskClusters } from "./credit-risk-clusters.ts";
import { creditRiskHosting } from "./credit-risk-hosting.ts";
import { creditRiskJobs } from "./credit-risk-jobs.ts";
import { creditRiskModels } from "./credit-risk-models.ts";
import { creditRiskPipelines } from "./credit-risk-pipelines.ts";

import { creditRiskRegistry } from "./credit-risk-registry.ts";

import { creditRiskSessions } from "./credit-risk-sessions.ts";

import { creditRiskWorkspaces } from "./credit-risk-workspaces.ts";
import { foundations } from "./foundations.ts";
import { europeMonitoring } from "./monitoring.ts";
import { pricingTeam } from "./pricing.ts";
import { pricingJobs } from "./pricing-jobs.ts";
import { europeRepositories } from "./repositories.ts";
import { europeStores } from "./stores.ts";
import { europeTrails } from "./trails.ts";
import { europeWatchers } from "./watchers.ts";

/** The golden credit-risk team, whose every resource is in order, and the pricing team, half way there. */
export function euWest1(site: Site, cast: Cast): void {
  const networks = foundations(site);
  const { apiEndpoint: vpcEndpointId } = networks.creditRisk;
  const vpce = { vpcEndpointId, vpcEndpointAccountId: site.account };
  // The team's calls come through its own endpoint, from inside of its VPC.
  const team = {
    ...cast,
    aoife: via(cast.aoife, { address: "10.40.3.17", extra: vpce }),
    lars: via(cast.lars, { address: "10.40.3.44", extra: vpce }),
    sofia: via(cast.sofia, { address: "10.40.19.8", extra: vpce }),
  };
  europeTrails(site, networks);
  europeWatchers(site, networks);
  europeAlarms(site);
  creditRiskApps(site, team, creditRiskWorkspaces(site, team, networks));
  creditRiskHosting(site, team, networks);
  creditRiskJobs(site, team, networks);
  creditRiskPipelines(site, team, networks);
  creditRiskClusters(site, team, networks);
  creditRiskCatalog(site, team, networks);
  creditRiskRegistry(site, team, networks);
  creditRiskAutoMl(site, team, networks);
  creditRiskModels(site, team, networks);
  creditRiskSessions(site, team, networks);
  pricingTeam(site, cast, networks);
  pricingJobs(site, cast, networks);
  europeMonitoring(site, cast, networks);
  europeStores(site, networks);
  // After all that names their images.
  europeRepositories(site, team, networks);
  europeAccess(site);
}
