import { distributionOf } from "#lib/analysis/jobs/distribution.ts";
import type { InstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { type Evidence, fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

/**
 * Whether instances that work together encrypt what they send each other, whatever shares the work: Horovod over MPI, parameter servers.
 * A single one sends nothing. `shared` says how, where that is known.
 * Source: SageMaker developer guide, "Protect communications between ML compute instances in a distributed training job".
 */
export function trafficIsEncrypted(
  flag: boolean | undefined,
  path: string,
  instances: InstanceCount | undefined,
  shared?: Evidence,
): Verdict {
  const evidence = { path, observed: flag ?? null, expected: "true" };
  const more = shared ? [shared] : [];
  if (flag === true) return pass(evidence, ...more);
  if (flag !== undefined && flag !== null && typeof flag !== "boolean") {
    return unknown(`AWS returned a ${path} of an unexpected type.`);
  }
  if (!instances) return unknown("AWS did not say on how many instances the job runs.");
  if (instances.count <= 1) {
    return notApplicable(
      "The job runs on a single instance, which sends nothing to others. Set the flag all the same, so that it is on when the job grows.",
    );
  }
  const count = { path: instances.path, observed: instances.count, expected: "encryption, as there are several" };
  return fail(evidence, count, ...more);
}

/** How the instances share the work, where the hyperparameters that stand at `path` say so: for people to know what travels. */
export function howWorkIsShared(
  hyperParameters: Readonly<Record<string, string>> | undefined,
  path: string,
): Evidence | undefined {
  const shared = distributionOf(hyperParameters);
  return (
    shared && {
      path: `${path}.${shared.name}`,
      observed: shared.how,
      expected: "encryption of what instances exchange",
    }
  );
}
