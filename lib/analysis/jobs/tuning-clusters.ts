import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { definitionsOf } from "./definitions.ts";
import type { Cluster } from "./instance-count.ts";

type TuningJob = Pick<ResourceOf<"tuning-job">, "TrainingJobDefinition" | "TrainingJobDefinitions">;

export interface TuningCluster {
  /** Where it stands: `TrainingJobDefinitions[1].ResourceConfig`. */
  path: string;
  /** Undefined for a definition that says nothing of its resources. */
  cluster: (Cluster & { VolumeKmsKeyId?: string | undefined }) | undefined;
}

/**
 * What the training jobs of a tuning job run on: each definition describes its resources in one of two fields. Source: API reference, HyperParameterTrainingJobDefinition.
 */
export function tuningClusters(job: TuningJob): TuningCluster[] {
  return definitionsOf(job).flatMap(({ path, definition }): TuningCluster[] => {
    const clusters = (["ResourceConfig", "HyperParameterTuningResourceConfig"] as const).flatMap((field) =>
      definition[field] ? [{ path: `${path}.${field}`, cluster: definition[field] }] : [],
    );
    return clusters.length > 0 ? clusters : [{ path, cluster: undefined }];
  });
}
