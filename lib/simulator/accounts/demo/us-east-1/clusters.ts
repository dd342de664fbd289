import { cluster } from "#lib/simulator/accounts/build/cluster.ts";
import { arnOf, at, ec2Id, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** The search team's Kubernetes cluster, well kept but for its key; and a sandbox that nobody tidied up. */
export function eastClusters(site: Site, { yuki, priya }: Cast, { shared, keys }: EastNetworks): void {
  cluster(site, {
    name: "search-llm",
    by: yuki,
    created: at(site, 76, "15:00:00"),
    updated: at(site, 12, "14:00:00"),
    scripts: "s3://nwa-search-us-east-1/hyperpod/",
    VpcConfig: vpcConfig([shared.privateA, shared.privateB], shared.training),
    Orchestrator: { Eks: { ClusterArn: arnOf(site, "eks", "cluster/search") } },
    NodeRecovery: "Automatic",
    groups: [
      {
        name: "gpu",
        type: "ml.p5.48xlarge",
        count: 4,
        role: executionRoles.searchServing,
        key: keys.search.Arn,
        second: { sizeInGB: 1000, key: keys.search.Arn },
        lustre: {
          DnsName: `${ec2Id(site, "fs", "search-corpus")}.fsx.${site.region}.amazonaws.com`,
          MountName: "fsx",
          MountPath: "/fsx",
        },
        image: { version: "1.4.1", status: "UpToDate" },
        behind: { nodes: 1, image: { version: "1.3.0", status: "UpdateAvailable" } },
        OnStartDeepHealthChecks: ["InstanceStress", "InstanceConnectivity"],
      },
    ],
    tags: { Team: "search" },
  });
  cluster(site, {
    name: "llm-sandbox",
    by: priya,
    created: at(site, 41, "20:30:00"),
    scripts: `s3://sagemaker-us-east-1-${site.account}/sandbox/`,
    NodeRecovery: "None",
    groups: [
      {
        name: "all",
        type: "ml.g5.12xlarge",
        count: 2,
        role: executionRoles.legacyRoot,
        second: { sizeInGB: 200, key: "alias/aws/ebs" },
        image: { version: "0.9.7", status: "EndOfLife" },
      },
    ],
  });
}
