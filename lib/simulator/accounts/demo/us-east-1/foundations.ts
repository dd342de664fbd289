import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { fraudNetwork, sharedNetwork } from "./network.ts";

export type EastNetworks = ReturnType<typeof foundations>;

/** What the teams of the region stand on: keys and networks. */
export function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3", "ebs", "elasticfilesystem"]);
  return {
    standard: defaultVpc(site),
    shared: sharedNetwork(site),
    fraud: fraudNetwork(site),
    keys: {
      growth: kmsKey(site, { alias: "growth", description: "growth team, models and notebooks" }),
      // Descriptions take any text.
      leaving: kmsKey(site, {
        alias: "growth-2022",
        description: "<script>alert('key')</script> do not use",
        state: "PendingDeletion",
      }),
      fraud: kmsKey(site, { alias: "fraud", description: "Fraud team" }),
      search: kmsKey(site, { alias: "search", description: "Search team", state: "Disabled" }),
      shared: kmsKey(site, {
        alias: "ml-shared",
        description: "Shared artefacts, replicated to eu-west-1",
        multiRegion: true,
      }),
    },
  };
}
