import type { Cluster } from "#lib/analysis/jobs/instance-count.ts";
import { jobVolumes } from "#lib/analysis/jobs/volumes.ts";
import { type Evidence, fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

export type KeyedCluster = Cluster & { VolumeKmsKeyId?: string | undefined };

/**
 * Passes when a KMS key is named, whoever manages it: what Security Hub's controls and AWS Config's rules test. The key
 * itself need not be read for that; whose it is, `keyIsCustomerManaged` judges. `more` is shown beside the key.
 */
export function keyIsNamed(reference: string | undefined, path: string, ...more: Evidence[]): Verdict {
  const evidence = { path, observed: reference || null, expected: "a KMS key, yours or one that AWS manages" };
  return reference ? pass(evidence, ...more) : fail(evidence, ...more);
}

/** The same for the volumes of a job; does not apply where AWS would refuse a key. */
export function volumeKeyIsNamed(cluster: KeyedCluster | undefined, at: string): Verdict {
  const path = `${at}.VolumeKmsKeyId`;
  if (cluster?.VolumeKmsKeyId) return keyIsNamed(cluster.VolumeKmsKeyId, path);
  const volumes = jobVolumes(cluster, at);
  if (volumes.state === "unknown") return unknown(volumes.reason);
  if (volumes.state === "local") {
    return notApplicable(
      `The hardware encrypts the local disks of ${[...new Set(volumes.instanceTypes)].join(", ")}; AWS takes no key for them.`,
    );
  }
  const expected = "a key, as this type keeps data on an EBS volume";
  return keyIsNamed(undefined, path, { path: volumes.path, observed: volumes.instanceType, expected });
}
