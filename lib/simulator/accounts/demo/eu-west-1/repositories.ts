import { keepNewest } from "#lib/simulator/accounts/build/policies.ts";
import { repository } from "#lib/simulator/accounts/build/repository.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { registries } from "#lib/simulator/shelves/ecr.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** The golden team's: scanned for as long as they are there, signed, copied to where the team would go on. Pricing's: almost. */
export function europeRepositories(site: Site, { creditRiskCi, elena }: Cast, { keys }: EuropeNetworks): void {
  const ofTheTeam = [{ filter: "credit-risk/*", filterType: "WILDCARD" as const }];
  registries.put(site.content, {
    scanning: { scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: ofTheTeam }] },
    signing: {
      rules: [
        {
          signingProfileArn: arnOf(site, "signer", "/signing-profiles/CreditRiskImages"),
          repositoryFilters: [{ filter: "credit-risk/*", filterType: "WILDCARD_MATCH" }],
        },
      ],
    },
    replication: {
      rules: [
        {
          destinations: [{ region: "eu-central-1", registryId: site.account }],
          repositoryFilters: [{ filter: "credit-risk/", filterType: "PREFIX_MATCH" }],
        },
      ],
    },
  });
  for (const name of ["early-warning", "fairness", "features", "lab", "lgd", "limit-advice", "pd-retail"]) {
    repository(site, {
      name: `credit-risk/${name}`,
      by: creditRiskCi,
      at: at(site, 410, "09:30:00"),
      mutability: "IMMUTABLE",
      scanOnPush: true,
      kmsKey: keys.creditRisk.Arn,
      lifecyclePolicy: keepNewest(50),
      found: {},
      continuously: true,
      signed: true,
    });
  }
  // Its lifecycle policy has taken an image that an old model still names.
  repository(site, {
    name: "pricing/basket",
    by: elena,
    at: at(site, 280, "13:10:00"),
    scanOnPush: true,
    lifecyclePolicy: keepNewest(5),
    found: { HIGH: 2, MEDIUM: 8 },
    gone: ["1.2.0"],
  });
}
