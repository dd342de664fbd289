import { featureGroup } from "#lib/simulator/accounts/build/feature-group.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** Features of customers under AWS's keys, of payments under the team's own, and of queries under one that is disabled. */
export function eastFeatures(site: Site, { mia, ines, yuki }: Cast, { keys }: EastNetworks): void {
  featureGroup(site, {
    name: "growth-customers",
    by: mia,
    created: at(site, 320, "10:20:00"),
    role: executionRoles.growth,
    description: "Customers with age, region and spending",
    id: "customer_id",
    features: { age: "Integral", region: "String", spent_90d: "Fractional" },
    online: { bytes: 734_003_200 },
    offline: { bucket: "nwa-growth-us-east-1" },
    tags: { Team: "growth" },
  });
  featureGroup(site, {
    name: "fraud-payments",
    by: ines,
    created: at(site, 260, "14:00:00"),
    role: executionRoles.fraudTraining,
    id: "payment_id",
    features: { amount: "Fractional", merchant: "String", country: "String" },
    online: { SecurityConfig: { KmsKeyId: keys.fraud.Arn }, bytes: 2_147_483_648 },
    offline: { bucket: "nwa-fraud-us-east-1", key: keys.fraud.Arn },
    tags: { Team: "fraud", DataClass: "confidential" },
  });
  featureGroup(site, {
    name: "search-queries",
    by: yuki,
    created: at(site, 75, "16:30:00"),
    role: executionRoles.searchTraining,
    id: "query_hash",
    features: { clicks: "Integral", dwell_ms: "Fractional" },
    online: { StorageType: "InMemory", SecurityConfig: { KmsKeyId: keys.search.Arn }, bytes: 52_428_800 },
    tags: { Team: "search" },
  });
}
