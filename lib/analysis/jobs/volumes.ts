import { hasLocalStorage } from "../encryption/instance-families.ts";
import { type Cluster, instanceTypes } from "./instance-count.ts";

/**
 * `ebs`: at least one instance keeps its data on an EBS volume; the first such type is named. `local`: all have NVMe
 * disks, which the hardware encrypts. `unknown`: the types, or the family of one, are not known.
 */
export type JobVolumes =
  | { state: "ebs"; path: string; instanceType: string }
  | { state: "local"; instanceTypes: string[] }
  | { state: "unknown"; reason: string };

/**
 * Whether a job has volumes that a KMS key can be asked for: AWS refuses a VolumeKmsKeyId on instance types with local
 * storage. Source: API reference, ResourceConfig, ProcessingClusterConfig, TransformResources.
 */
export function jobVolumes(cluster: Cluster | undefined, at: string): JobVolumes {
  const types = instanceTypes(cluster, at);
  if (types.length === 0) return { state: "unknown", reason: `AWS returned no instance type in ${at}.` };
  const ebs = types.find(({ instanceType }) => hasLocalStorage(instanceType) === false);
  if (ebs) return { state: "ebs", ...ebs };
  const unclear = types.find(({ instanceType }) => hasLocalStorage(instanceType) === undefined);
  if (!unclear) return { state: "local", instanceTypes: types.map(({ instanceType }) => instanceType) };
  const { path, instanceType } = unclear;
  const what = instanceType === "" ? "is not given" : `${instanceType} is of a family that is not known`;
  return { state: "unknown", reason: `${path} ${what}, so its storage is not known.` };
}
