import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { containersOf, modelDataOf } from "./model-containers.ts";

type Job = ResourceOf<"compilation-job">;

/** A model's file that Neo compiled, and for which family of machines: `c5`. */
export interface Compiled {
  job: string;
  uri: string;
  /** Undefined when it was for no family of AWS's machines, but for a device or a platform. */
  family: string | undefined;
  target: string;
}

/**
 * What of a model Neo compiled, as far as the jobs are known that did: a job gives the address of what it made. Source: SageMaker API
 * reference, DescribeCompilationJob; OutputConfig (`ml_c5` and its like are families of machines, everything else are devices).
 */
export function compiledIn(model: ResourceOf<"model">, region: string, inventory: Inventory): Compiled[] {
  const jobs = new Map(
    inventory.all("compilation-job", region).flatMap(({ resource }) => {
      const uri = resource.ModelArtifacts?.S3ModelArtifacts;
      return uri && resource.CompilationJobStatus === "COMPLETED" ? [[uri, resource] as const] : [];
    }),
  );
  const files = containersOf(model).flatMap(({ path, container }) => modelDataOf(container, path));
  return [...new Set(files.map(({ uri }) => uri))].flatMap((uri) => {
    const job = jobs.get(uri);
    return job ? [{ job: job.CompilationJobName ?? "", uri, ...targetOf(job) }] : [];
  });
}

function targetOf({ OutputConfig }: Job): Pick<Compiled, "family" | "target"> {
  const { TargetDevice, TargetPlatform: platform } = OutputConfig ?? {};
  const target = TargetDevice ?? [platform?.Os, platform?.Arch, platform?.Accelerator].filter(Boolean).join(" ");
  return { family: /^ml_([a-z\d]+)$/.exec(target)?.[1], target };
}

/** `c5` of `ml.c5.xlarge`. */
export function familyOf(instanceType: string): string | undefined {
  return /^ml\.([a-z\d-]+)\./.exec(instanceType)?.[1];
}
