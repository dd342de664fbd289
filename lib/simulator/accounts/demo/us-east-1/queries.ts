import { trailTable, workGroup } from "#lib/simulator/accounts/build/athena.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** How the security team asks the company's trail for what the event history has forgotten. */
export function eastQueries(site: Site): void {
  workGroup(site, {
    name: "security",
    description: "Investigations by the security team",
    createdDaysAgo: 330,
    cutoff: 100_000_000_000,
  });
  trailTable(site, {
    database: "security_logs",
    name: "cloudtrail",
    createdDaysAgo: 330,
    bucket: "nwa-cloudtrail",
    regions: company.regions,
    from: "2024/01/01",
  });
}
