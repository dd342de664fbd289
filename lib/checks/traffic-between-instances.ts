import type { InstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

/**
 * Whether instances that work together encrypt what they send each other. A single one sends nothing.
 * Source: SageMaker developer guide, "Protect communications between ML compute instances in a distributed training job".
 */
export function trafficIsEncrypted(
  flag: boolean | undefined,
  path: string,
  instances: InstanceCount | undefined,
): Verdict {
  const evidence = { path, observed: flag ?? null, expected: "true" };
  if (flag === true) return pass(evidence);
  if (flag !== undefined && flag !== null && typeof flag !== "boolean") {
    return unknown(`AWS returned a ${path} of an unexpected type.`);
  }
  if (!instances) return unknown("AWS did not say on how many instances the job runs.");
  if (instances.count <= 1) {
    return notApplicable(
      "The job runs on a single instance, which sends nothing to others. Set the flag all the same, so that it is on when the job grows.",
    );
  }
  return fail(evidence, {
    path: instances.path,
    observed: instances.count,
    expected: "encryption, as there are several",
  });
}
