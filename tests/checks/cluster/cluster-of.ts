import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { keyArn } from "#tests/checks/keys.ts";
import type { DeepPartial } from "#tests/support/test-check.ts";

type Cluster = DeepPartial<ResourceOf<"cluster">>;
type Group = NonNullable<Cluster["InstanceGroups"]>[number];

export const ClusterArn = "arn:aws:sagemaker:us-east-1:482915630174:cluster/a1b2c3d4e5f6";
export const VpcConfig = { Subnets: ["subnet-0a1", "subnet-0a2"], SecurityGroupIds: ["sg-0b2"] };

export const root = (VolumeKmsKeyId?: string) => ({ EbsVolumeConfig: { VolumeKmsKeyId, RootVolume: true } });
export const second = (VolumeKmsKeyId?: string) => ({ EbsVolumeConfig: { VolumeKmsKeyId, VolumeSizeInGB: 500 } });
export const lustre = { FsxLustreConfig: { DnsName: "fs.example", MountName: "fsx" } };

/** A group of nodes whose root volume has a key, unless `more` says otherwise. */
export function group(more: Group = {}): Group {
  return {
    InstanceGroupName: "workers",
    InstanceType: "ml.g5.xlarge",
    TargetCount: 2,
    InstanceStorageConfigs: [root(keyArn)],
    ...more,
  };
}

export function clusterOf(groups: Group[], more: Cluster = {}): { resource: Cluster } {
  return { resource: { ClusterArn, ClusterName: "subject-name", InstanceGroups: groups, ...more } };
}

/** Answers that are not complete. */
export const incomplete = {
  "the answer is empty": { resource: {} },
  "the groups were not returned": { resource: { ClusterArn, VpcConfig } },
  "the ARN was not returned": { resource: { InstanceGroups: [group()], VpcConfig } },
};
