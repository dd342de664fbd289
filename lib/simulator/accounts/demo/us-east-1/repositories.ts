import { keepNewest, policy } from "#lib/simulator/accounts/build/policies.ts";
import { repository } from "#lib/simulator/accounts/build/repository.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { registries } from "#lib/simulator/shelves/ecr.ts";
import type { EastNetworks } from "./foundations.ts";

/** Growth's as they were clicked together, one open to a partner's whole account; fraud's in order; search's half way. */
export function eastRepositories(site: Site, { tomas, mia, yuki, deploy }: Cast, { keys }: EastNetworks): void {
  registries.put(site.content, {
    scanning: {
      scanType: "BASIC",
      rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [{ filter: "fraud/*", filterType: "WILDCARD" }] }],
    },
  });
  repository(site, { name: "growth/churn", by: tomas, at: at(site, 301, "10:02:00") });
  repository(site, { name: "growth/r-kernel", by: mia, at: at(site, 212, "14:40:00") });
  repository(site, {
    name: "growth/ltv",
    by: tomas,
    at: at(site, 190, "09:15:00"),
    policy: policy({
      Sid: "PartnerPush",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::884211330042:root" },
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage", "ecr:InitiateLayerUpload"],
    }),
    found: { CRITICAL: 3, HIGH: 24, MEDIUM: 51, LOW: 18 },
  });
  for (const [name, found] of [
    ["fraud/scoring", { MEDIUM: 2, LOW: 5 }],
    ["fraud/training", { LOW: 4 }],
    ["fraud/lab", { HIGH: 1, MEDIUM: 6, LOW: 9 }],
  ] as const) {
    repository(site, {
      name,
      by: deploy,
      at: at(site, 330, "10:00:00"),
      mutability: "IMMUTABLE",
      scanOnPush: true,
      kmsKey: keys.fraud.Arn,
      lifecyclePolicy: keepNewest(30),
      found,
    });
  }
  repository(site, {
    name: "search/synonyms",
    by: yuki,
    at: at(site, 160, "16:20:00"),
    scanOnPush: true,
    // Built anew since, and never deployed: a machine more would run it.
    moved: ["latest"],
    found: { CRITICAL: 2, HIGH: 11, MEDIUM: 30 },
  });
  repository(site, {
    name: "search/clicks",
    by: deploy,
    at: at(site, 400, "11:05:00"),
    lifecyclePolicy: keepNewest(10),
  });
}
