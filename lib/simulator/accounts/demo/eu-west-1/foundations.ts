import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { creditRiskNetwork, pricingNetwork } from "./network.ts";

export type EuropeNetworks = ReturnType<typeof foundations>;

/** What the teams of the region stand on: keys and networks. */
export function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3", "ebs"]);
  return {
    standard: defaultVpc(site),
    creditRisk: creditRiskNetwork(site),
    pricing: pricingNetwork(site),
    keys: {
      creditRisk: kmsKey(site, { alias: "credit-risk", description: "Credit risk: models, volumes and results" }),
      creditRiskCapture: kmsKey(site, { alias: "credit-risk-capture", description: "Credit risk: captured requests" }),
      shared: kmsKey(site, { alias: "ml-shared", description: "Replica of us-east-1", multiRegion: true }),
    },
  };
}
