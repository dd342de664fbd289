import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { keyPolicy, keyUse } from "#lib/simulator/accounts/build/key-policies.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import { blockPublicAccess } from "#lib/simulator/accounts/build/public-access.ts";
import { roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { creditRiskNetwork, pricingNetwork } from "./network.ts";

export type EuropeNetworks = ReturnType<typeof foundations>;

/** What the teams of the region stand on: keys and networks. */
export function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3", "ebs"]);
  const { creditRiskTraining, creditRiskProcessing, creditRiskServing, creditRiskStudio } = executionRoles;
  const team = [creditRiskTraining, creditRiskProcessing, creditRiskServing, creditRiskStudio].map((role) =>
    roleArn(site, role),
  );
  const networks = {
    standard: defaultVpc(site),
    creditRisk: creditRiskNetwork(site),
    pricing: pricingNetwork(site),
  };
  blockPublicAccess(site, { daysAgo: 208, mode: "block-bidirectional", except: networks.standard.network });
  return {
    ...networks,
    keys: {
      creditRisk: kmsKey(site, {
        alias: "credit-risk",
        description: "Credit risk: models, volumes and results",
        rotated: true,
        policy: keyPolicy(site, keyUse({ AWS: team })),
        grants: [
          {
            to: roleArn(site, executionRoles.creditRiskNotebook),
            operations: ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant"],
            context: { "aws:ebs:id": "vol-0d51c8a97e40b36f2" },
            daysAgo: 41,
          },
        ],
      }),
      creditRiskCapture: kmsKey(site, {
        alias: "credit-risk-capture",
        description: "Credit risk: captured requests",
        rotated: true,
        policy: keyPolicy(site, keyUse({ AWS: roleArn(site, executionRoles.creditRiskServing) })),
      }),
      shared: kmsKey(site, {
        alias: "ml-shared",
        description: "Replica of us-east-1",
        multiRegion: true,
        rotated: true,
      }),
    },
  };
}
