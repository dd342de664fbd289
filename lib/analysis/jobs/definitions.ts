import type { ResourceOf } from "#lib/inventory/kinds.ts";

type TuningJob = Pick<ResourceOf<"tuning-job">, "TrainingJobDefinition" | "TrainingJobDefinitions">;

export interface Definition {
  /** Where it stands: `TrainingJobDefinitions[1]`. */
  path: string;
  definition: NonNullable<TuningJob["TrainingJobDefinition"]>;
}

/** From what a tuning job launches training jobs: one definition or a list. Source: API reference, CreateHyperParameterTuningJob. */
export function definitionsOf({ TrainingJobDefinition, TrainingJobDefinitions }: TuningJob): Definition[] {
  return [
    ...(TrainingJobDefinition ? [{ path: "TrainingJobDefinition", definition: TrainingJobDefinition }] : []),
    ...(TrainingJobDefinitions ?? []).map((definition, at) => ({ path: `TrainingJobDefinitions[${at}]`, definition })),
  ];
}
