import type { SimulatedTrail } from "#lib/simulator/account.ts";
import { arnOf, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { eastAccess } from "./access.ts";
import { eastClusters } from "./clusters.ts";
import { eastExperiments } from "./experiments.ts";
import { eastFeatures } from "./features.ts";
import { foundations } from "./foundations.ts";
import { fraudHosting } from "./fraud.ts";
import { fraudJobs } from "./fraud-jobs.ts";
import { growthApps } from "./growth-apps.ts";
import { growthAutoMl } from "./growth-automl.ts";
import { growthExecutions } from "./growth-executions.ts";
import { growthHosting } from "./growth-hosting.ts";
import { growthJobs } from "./growth-jobs.ts";
import { growthLabeling } from "./growth-labeling.ts";
import { growthModels } from "./growth-models.ts";
import { growthNotebooks } from "./growth-notebooks.ts";
import { growthPipelines } from "./growth-pipelines.ts";
import { growthRegistry } from "./growth-registry.ts";
import { growthStudio } from "./growth-studio.ts";
import { hijackStory } from "./hijack.ts";
import { identityCenter } from "./identity-center.ts";
import { internStory } from "./intern.ts";
import { eastMonitoring } from "./monitoring.ts";
import { eastRepositories } from "./repositories.ts";
import { eastRouting } from "./routing.ts";
import { searchHosting } from "./search.ts";
import { searchAgents } from "./search-agents.ts";
import { searchCapacity } from "./search-capacity.ts";
import { searchComponents } from "./search-components.ts";
import { searchInferenceJobs } from "./search-inference-jobs.ts";
import { searchJobs } from "./search-jobs.ts";
import { searchSessions } from "./search-sessions.ts";
import { secretJobs } from "./secrets.ts";
import { shadowTests } from "./shadow-tests.ts";
import { vendorWorkteams } from "./vendors.ts";

/** One trail for every region: management events, and no data events. */
function companyTrail(site: Site): SimulatedTrail {
  const Name = "company-trail";
  return {
    Name,
    S3BucketName: "nwa-cloudtrail",
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    HomeRegion: site.region,
    TrailARN: arnOf(site, "cloudtrail", `trail/${Name}`),
    LogFileValidationEnabled: true,
    HasCustomEventSelectors: false,
    HasInsightSelectors: false,
    IsOrganizationTrail: false,
  };
}

/** Most of the company: growth (messy), fraud (careful, then hijacked), search (large models). */
export function usEast1(site: Site, cast: Cast): void {
  const networks = foundations(site);
  site.content.trails = [companyTrail(site)];
  eastRepositories(site, cast);
  identityCenter(site);
  growthNotebooks(site, cast, networks);
  growthApps(site, cast, growthStudio(site, cast, networks));
  growthHosting(site, cast, networks);
  growthJobs(site, cast, networks);
  growthPipelines(site, cast, networks);
  growthRegistry(site, cast);
  growthExecutions(site, cast);
  growthAutoMl(site, cast);
  growthModels(site, cast);
  secretJobs(site, cast);
  internStory(site, cast);
  fraudHosting(site, cast, networks);
  fraudJobs(site, cast, networks);
  hijackStory(site, cast);
  searchHosting(site, cast, networks);
  searchJobs(site, cast, networks);
  searchInferenceJobs(site, cast, networks);
  searchAgents(site, cast, networks);
  eastClusters(site, cast, networks);
  eastFeatures(site, cast, networks);
  eastExperiments(site, cast, networks);
  growthLabeling(site, cast);
  eastMonitoring(site, cast, networks);
  searchComponents(site, cast);
  searchCapacity(site, cast);
  searchSessions(site, cast);
  eastRouting(site, cast);
  shadowTests(site, cast, networks);
  vendorWorkteams(site);
  eastAccess(site);
}
