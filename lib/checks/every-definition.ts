import { tuningClusters } from "#lib/analysis/jobs/tuning-clusters.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { KeyedCluster } from "./key-is-named.ts";
import { unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** One verdict of what a tuning job's training jobs run on: the worst of its definitions, since each launches jobs. */
export function everyDefinition(
  job: ResourceOf<"tuning-job">,
  judge: (cluster: KeyedCluster | undefined, path: string) => Verdict,
): Verdict {
  const verdicts = tuningClusters(job).map(({ path, cluster }) => judge(cluster, path));
  return worstOf(verdicts, unknown("AWS returned no training job definition."));
}
