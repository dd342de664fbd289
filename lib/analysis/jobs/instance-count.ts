interface Node {
  InstanceType?: string | undefined;
  InstanceCount?: number | undefined;
}

/**
 * What ResourceConfig of a training job, ClusterConfig of a processing job, TransformResources and
 * HyperParameterTuningResourceConfig have in common: each says in one of several ways what the job runs on.
 */
export interface Cluster extends Node {
  /** A cluster of unequal instances: all of them run. */
  InstanceGroups?: readonly Node[] | undefined;
  /** Alternatives in order of preference: one of them runs, and is then named as the selected one. */
  InstancePreferences?: readonly Node[] | undefined;
  SelectedInstanceType?: string | undefined;
  SelectedInstanceCount?: number | undefined;
  /** Alternatives among which a tuning job chooses for each training job. */
  InstanceConfigs?: readonly Node[] | undefined;
}

/** `path` is that of the field that decided, below the path of the cluster. */
export interface InstanceCount {
  count: number;
  path: string;
}

/**
 * How many instances the job runs on at once; where AWS may still choose among alternatives, the most it can be.
 * Undefined when the answer does not say. Source: API reference, ResourceConfig, ProcessingClusterConfig.
 */
export function effectiveInstanceCount(cluster: Cluster | undefined, at: string): InstanceCount | undefined {
  if (!cluster) return undefined;
  const groups = cluster.InstanceGroups ?? [];
  const candidates = [
    { path: "SelectedInstanceCount", count: cluster.SelectedInstanceCount },
    { path: "InstanceGroups[].InstanceCount", count: groups.length > 0 ? sum(groups) : undefined },
    { path: "InstanceCount", count: cluster.InstanceCount },
    { path: "InstancePreferences[].InstanceCount", count: most(cluster.InstancePreferences) },
    { path: "InstanceConfigs[].InstanceCount", count: most(cluster.InstanceConfigs) },
  ];
  // Groups take the place of the single count, so an incomplete group must not fall back on it.
  if (groups.length > 0 && cluster.SelectedInstanceCount === undefined && sum(groups) === undefined) return undefined;
  const found = candidates.find((candidate) => isCount(candidate.count));
  return found?.count === undefined ? undefined : { count: found.count, path: `${at}.${found.path}` };
}

/** Every instance type the job runs, or may run, on, with the path of the field. Empty when the answer names none. */
export function instanceTypes(cluster: Cluster | undefined, at: string): { instanceType: string; path: string }[] {
  if (!cluster) return [];
  if (cluster.SelectedInstanceType) {
    return [{ instanceType: cluster.SelectedInstanceType, path: `${at}.SelectedInstanceType` }];
  }
  const own = cluster.InstanceType ? [{ instanceType: cluster.InstanceType, path: `${at}.InstanceType` }] : [];
  const listed = (["InstanceGroups", "InstancePreferences", "InstanceConfigs"] as const).flatMap((field) =>
    (cluster[field] ?? []).map(({ InstanceType }, index) => ({
      instanceType: InstanceType ?? "",
      path: `${at}.${field}[${index}].InstanceType`,
    })),
  );
  return [...own, ...listed];
}

function isCount(count: unknown): count is number {
  return typeof count === "number" && Number.isFinite(count) && count >= 0;
}

function sum(nodes: readonly Node[]): number | undefined {
  const counts = nodes.map(({ InstanceCount }) => InstanceCount);
  return counts.every(isCount) ? counts.reduce((total, count) => total + count, 0) : undefined;
}

function most(nodes: readonly Node[] | undefined): number | undefined {
  const counts = (nodes ?? []).map(({ InstanceCount }) => InstanceCount);
  return counts.length > 0 && counts.every(isCount) ? Math.max(...counts) : undefined;
}
