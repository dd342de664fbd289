import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** What holds for every repository of a region: who may copy into it, where it is copied to, how it is scanned and signed. */
export default defineCollector({
  kind: "ecr-registry",
  label: "ECR registries",
  scope: "region",
  volume: "live",
  arnType: "registry",
  inEvents: {
    "RegistryPolicy:": "{account}",
    "RegistryScanningConfiguration:": "{account}",
    "ReplicationConfiguration:": "{account}",
    "SigningConfiguration:": "{account}",
  },
  setBy: {
    Policy: { calls: ["PutRegistryPolicy", "DeleteRegistryPolicy"] },
    ScanningConfiguration: { calls: ["PutRegistryScanningConfiguration"] },
    SigningConfiguration: { calls: ["PutSigningConfiguration", "DeleteSigningConfiguration"] },
    replicationConfiguration: { calls: ["PutReplicationConfiguration"] },
  },
  actions: [
    "ecr:DescribeRegistry",
    "ecr:GetRegistryPolicy",
    "ecr:GetRegistryScanningConfiguration",
    "ecr:GetSigningConfiguration",
  ],
  parts: ["Policy", "ScanningConfiguration", "SigningConfiguration"],
  async *collect({ ecr, account, arnOf, readEach }) {
    yield* readEach(
      [account],
      (name) => ({ name, arn: arnOf("ecr", `registry/${name}`), isAlways: true }),
      async (_, part) => ({
        registryId: account,
        replicationConfiguration: given(await ecr.describeRegistry({}), "replicationConfiguration"),
        Policy: await part("Policy", async () => given(await ecr.getRegistryPolicy({}), "policyText"), [
          "RegistryPolicyNotFoundException",
        ]),
        ScanningConfiguration: await part("ScanningConfiguration", async () =>
          given(await ecr.getRegistryScanningConfiguration({}), "scanningConfiguration"),
        ),
        SigningConfiguration: await part(
          "SigningConfiguration",
          async () => given(await ecr.getSigningConfiguration({}), "signingConfiguration"),
          ["SigningConfigurationNotFoundException"],
        ),
      }),
    );
  },
  // Whom its policy lets in, and the accounts that it copies to, are nothing that it points at.
  follows: () => undefined,
});
