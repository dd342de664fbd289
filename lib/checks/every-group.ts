import { type InstanceGroup, instanceGroups, type NodeVolume, nodeVolumes } from "#lib/analysis/clusters/groups.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

type Cluster = ResourceOf<"cluster">;

/** One verdict of all instance groups of a cluster: the worst. */
export function everyGroup(cluster: Cluster, judge: (group: InstanceGroup) => Verdict): Verdict {
  const groups = cluster.ClusterArn ? instanceGroups(cluster) : undefined;
  if (!groups) return unknown(`AWS returned no ${cluster.ClusterArn ? "InstanceGroups" : "ClusterArn"}.`);
  return worstOf(groups.map(judge), notApplicable("The cluster has no instance group."));
}

/** The same of the volumes of their nodes. */
export function everyNodeVolume(cluster: Cluster, judge: (volume: NodeVolume) => Verdict): Verdict {
  return everyGroup(cluster, (group) => worstOf(nodeVolumes(group).map(judge), unknown("A node has a root volume.")));
}
