import type { Cluster } from "#lib/analysis/jobs/instance-count.ts";
import { jobVolumes } from "#lib/analysis/jobs/volumes.ts";
import type { CheckContext } from "./define.ts";
import { keyIsChosen } from "./key-is-chosen.ts";
import { fail, notApplicable, unknown, type Verdict } from "./verdicts.ts";

type EncryptedCluster = Cluster & { VolumeKmsKeyId?: string | undefined };

/** Passes when the volumes of a job have a key that was chosen; does not apply where AWS would refuse one. */
export function volumeKeyIsChosen(cluster: EncryptedCluster | undefined, at: string, context: CheckContext): Verdict {
  if (cluster?.VolumeKmsKeyId) return keyIsChosen(cluster.VolumeKmsKeyId, `${at}.VolumeKmsKeyId`, context);
  const volumes = jobVolumes(cluster, at);
  if (volumes.state === "unknown") return unknown(volumes.reason);
  if (volumes.state === "local") {
    return notApplicable(
      `The hardware encrypts the local disks of ${[...new Set(volumes.instanceTypes)].join(", ")}; AWS takes no key for them.`,
    );
  }
  return fail(
    { path: `${at}.VolumeKmsKeyId`, observed: null, expected: "a KMS key you chose, not one that AWS manages" },
    { path: volumes.path, observed: volumes.instanceType, expected: "a key, as this type keeps data on an EBS volume" },
  );
}
