import { tuningClusters } from "#lib/analysis/jobs/tuning-clusters.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { KeyedCluster } from "./key-is-named.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

/** One verdict of what a tuning job's training jobs run on: the worst of its definitions, since each launches jobs. */
export function everyDefinition(
  job: ResourceOf<"tuning-job">,
  judge: (cluster: KeyedCluster | undefined, path: string) => Verdict,
): Verdict {
  const clusters = tuningClusters(job);
  if (clusters.length === 0) return unknown("AWS returned no training job definition.");
  const verdicts = clusters.map(({ path, cluster }) => judge(cluster, path));
  const evidence = (status: "pass" | "fail") =>
    verdicts.flatMap((verdict) => (verdict.status === status ? verdict.evidence : []));
  if (verdicts.some(({ status }) => status === "fail")) return fail(...evidence("fail"));
  const unclear = verdicts.find(({ status }) => status === "unknown");
  if (unclear) return unclear;
  if (verdicts.some(({ status }) => status === "pass")) return pass(...evidence("pass"));
  return verdicts[0] ?? notApplicable("No definition has a volume that a key could encrypt.");
}
