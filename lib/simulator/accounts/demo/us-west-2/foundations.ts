import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { visionNetwork } from "./network.ts";

export type PacificNetworks = ReturnType<typeof foundations>;

/** What the teams of the region stand on: keys and networks. */
export function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3", "elasticfilesystem", "fsx"]);
  return {
    standard: defaultVpc(site),
    vision: visionNetwork(site),
    keys: {
      // Of a pilot that is over.
      edgePilot: kmsKey(site, { alias: "edge-pilot", description: "Edge pilot, audit trail", state: "Disabled" }),
      vision: kmsKey(site, {
        alias: "vision",
        description: "Vision research",
        // SageMaker's own, of the cluster's volumes.
        grants: [
          {
            to: "sagemaker.amazonaws.com",
            operations: ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant", "RetireGrant"],
            daysAgo: 120,
          },
        ],
      }),
    },
  };
}
