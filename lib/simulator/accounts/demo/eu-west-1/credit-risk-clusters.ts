import { cluster } from "#lib/simulator/accounts/build/cluster.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** In order, as all of the team's. */
export function creditRiskClusters(site: Site, { creditRiskCi }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  const key = keys.creditRisk.Arn;
  cluster(site, {
    name: "credit-risk-lm",
    by: creditRiskCi,
    created: at(site, 58, "08:30:00"),
    updated: at(site, 6, "05:00:00"),
    scripts: "s3://nwa-credit-risk-eu-west-1/hyperpod/",
    VpcConfig: vpcConfig(creditRisk.subnets, creditRisk.workload),
    Orchestrator: { Slurm: { SlurmConfigStrategy: "Managed" } },
    NodeRecovery: "Automatic",
    groups: ["controller", "workers"].map((name, at) => ({
      name,
      type: at === 0 ? "ml.m5.xlarge" : "ml.g5.24xlarge",
      count: at === 0 ? 1 : 4,
      role: executionRoles.creditRiskTraining,
      key,
      second: { sizeInGB: 200, key },
      image: { version: "1.4.1", status: "UpToDate" } as const,
    })),
    tags: { Team: "credit-risk", ManagedBy: "terraform" },
  });
}
