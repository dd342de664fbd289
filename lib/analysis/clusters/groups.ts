import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Cluster = ResourceOf<"cluster">;

interface EbsVolume {
  RootVolume?: boolean | undefined;
  VolumeKmsKeyId?: string | undefined;
}

/** What instance groups have in common, whether they are the customer's own or restricted ones. */
export interface InstanceGroup {
  /** `InstanceGroups[0]`. */
  path: string;
  name: string;
  role: string | undefined;
  vpc: Cluster["VpcConfig"];
  storage: readonly { EbsVolumeConfig?: EbsVolume | undefined }[];
}

/** Every instance group of a cluster; undefined when AWS did not give them. */
export function instanceGroups(cluster: Cluster): InstanceGroup[] | undefined {
  const { InstanceGroups: own, RestrictedInstanceGroups: restricted } = cluster;
  if (!own) return undefined;
  const lists = [
    ...own.map((group, at) => ({ group, path: `InstanceGroups[${at}]` })),
    ...(restricted ?? []).map((group, at) => ({ group, path: `RestrictedInstanceGroups[${at}]` })),
  ];
  return lists.map(({ group, path }) => ({
    path,
    name: group.InstanceGroupName ?? path,
    role: group.ExecutionRole,
    vpc: group.OverrideVpcConfig,
    storage: group.InstanceStorageConfigs ?? [],
  }));
}

/** An EBS volume that every node of a group has. */
export interface NodeVolume {
  /** Where its key stands, or would. */
  path: string;
  reference: string | undefined;
  /** `root`: it is there whether it is named or not. */
  which: "root" | "second";
}

/**
 * The root volume of a group's nodes, and the second one where one is asked for. Without a key of the customer's they are
 * encrypted with one that AWS owns. Source: API reference, ClusterEbsVolumeConfig.
 */
export function nodeVolumes({ path, storage }: InstanceGroup): NodeVolume[] {
  const named = storage.flatMap(({ EbsVolumeConfig: volume }, at): NodeVolume[] => {
    if (!volume) return [];
    const which = volume.RootVolume ? "root" : "second";
    const key = `${path}.InstanceStorageConfigs[${at}].EbsVolumeConfig.VolumeKmsKeyId`;
    return [{ path: key, reference: volume.VolumeKmsKeyId, which }];
  });
  const root = { path: `${path}.InstanceStorageConfigs`, reference: undefined, which: "root" } as const;
  return named.some(({ which }) => which === "root") ? named : [root, ...named];
}
