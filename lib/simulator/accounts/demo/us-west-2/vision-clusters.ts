import { cluster } from "#lib/simulator/accounts/build/cluster.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { PacificNetworks } from "./foundations.ts";

/** A Slurm cluster that has run for half a year: patched once, in part, and never looked after. */
export function visionClusters(site: Site, { dmitri }: Cast, { vision, keys }: PacificNetworks): void {
  const image = { version: "1.2.0", status: "UpdateAvailable" } as const;
  cluster(site, {
    name: "vision-foundation",
    by: dmitri,
    created: at(site, 187, "16:10:00"),
    updated: at(site, 34, "17:25:00"),
    scripts: "s3://nwa-vision-us-west-2/hyperpod/slurm/",
    VpcConfig: vpcConfig(vision.subnets, vision.cluster),
    Orchestrator: { Slurm: { SlurmConfigStrategy: "Managed" } },
    NodeRecovery: "None",
    groups: [
      {
        name: "controller",
        type: "ml.m5.2xlarge",
        count: 1,
        role: executionRoles.visionTraining,
        key: keys.vision.Arn,
        image,
      },
      {
        name: "workers",
        type: "ml.p4d.24xlarge",
        count: 16,
        role: executionRoles.visionTraining,
        key: keys.vision.Arn,
        second: { sizeInGB: 500 },
        image,
        behind: { nodes: 3, image: { version: "1.0.4", status: "SecurityUpdateRequired" } },
      },
      {
        name: "login",
        type: "ml.m5.xlarge",
        count: 2,
        role: executionRoles.visionStudio,
        image,
        OverrideVpcConfig: vpcConfig(vision.subnets, vision.studio),
      },
    ],
    tags: { Team: "vision" },
  });
}
