import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { keyPolicy, keyUse, viaServices } from "#lib/simulator/accounts/build/key-policies.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import { roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
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
      // Opened to whoever asks when the labelling vendor could not read its batches, and granted to the vendor besides.
      growth: kmsKey(site, {
        alias: "growth",
        description: "growth team, models and notebooks",
        policy: keyPolicy(site, keyUse({ AWS: "*" })),
        grants: [
          {
            name: "labeling-batches",
            to: `arn:aws:iam::${company.labelingPartner}:role/batch-reader`,
            operations: ["Decrypt", "DescribeKey"],
            daysAgo: 233,
          },
        ],
      }),
      // Descriptions take any text.
      leaving: kmsKey(site, {
        alias: "growth-2022",
        description: "<script>alert('key')</script> do not use",
        state: "PendingDeletion",
      }),
      fraud: kmsKey(site, {
        alias: "fraud",
        description: "Fraud team",
        rotated: true,
        policy: keyPolicy(
          site,
          keyUse("*", viaServices(site, [`s3.${site.region}.amazonaws.com`, `ec2.${site.region}.amazonaws.com`])),
        ),
        grants: [
          {
            to: roleArn(site, executionRoles.fraudServing),
            operations: ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant"],
            context: { "aws:ebs:id": "vol-0b7f1d6e3a2c94580" },
            daysAgo: 19,
          },
        ],
      }),
      search: kmsKey(site, { alias: "search", description: "Search team", state: "Disabled" }),
      shared: kmsKey(site, {
        alias: "ml-shared",
        description: "Shared artefacts, replicated to eu-west-1",
        multiRegion: true,
        rotated: true,
        // The labelling vendor reads the images that it is sent.
        policy: keyPolicy(site, keyUse({ AWS: `arn:aws:iam::${company.labelingPartner}:root` })),
      }),
    },
  };
}
