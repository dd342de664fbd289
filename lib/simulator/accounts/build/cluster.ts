import type {
  ClusterEbsVolumeConfig,
  ClusterFsxLustreConfig,
  ClusterImageVersionStatus,
  ClusterInstanceGroupSpecification,
  CreateClusterRequest,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { base36Of, hexOf, seededRandom } from "./random.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

type Cluster = SimulatedSageMaker["clusters"][number];
type Node = SimulatedSageMaker["clusterNodes"][number];

/** A release of the image that HyperPod manages, and what AWS says of it. */
interface Image {
  version: string;
  status: ClusterImageVersionStatus;
}

/** What a group is asked with and Describe says of it in the same words. */
type Asked = Pick<
  ClusterInstanceGroupSpecification,
  | "InstanceGroupName"
  | "InstanceType"
  | "InstanceCount"
  | "ExecutionRole"
  | "LifeCycleConfig"
  | "ThreadsPerCore"
  | "InstanceStorageConfigs"
  | "OnStartDeepHealthChecks"
  | "OverrideVpcConfig"
>;

interface GroupSpec extends Pick<Asked, "OverrideVpcConfig" | "OnStartDeepHealthChecks"> {
  name: string;
  type: NonNullable<ClusterInstanceGroupSpecification["InstanceType"]>;
  count: number;
  role: string;
  /** Of the root volume, and of a second one where there is one; AWS's own keys when left out. */
  key?: string | undefined;
  second?: { sizeInGB: number; key?: string | undefined };
  /** The file system that each of its nodes mounts. */
  lustre?: ClusterFsxLustreConfig;
  image: Image;
  /** What the last so many nodes still run. */
  behind?: { nodes: number; image: Image };
}

interface ClusterSpec extends Pick<CreateClusterRequest, "VpcConfig" | "Orchestrator" | "NodeRecovery"> {
  name: string;
  by: Actor;
  created: Date;
  /** Where its lifecycle scripts are. */
  scripts: string;
  groups: readonly GroupSpec[];
  /** When its software was updated last. */
  updated?: Date;
  tags?: Record<string, string>;
}

/** A HyperPod cluster with its nodes. */
export function cluster(site: Site, spec: ClusterSpec): Cluster {
  const { name, by, created } = spec;
  const ClusterArn = sagemakerArn(site, "cluster", base36Of(`${site.region} cluster ${name}`, 12));
  const Tags = tagsOf(spec.tags ?? {});
  const groups = spec.groups.map((group) => ({ group, asked: requestOf(site, spec, group) }));
  const { VpcConfig, Orchestrator, NodeRecovery } = spec;
  const settings = present({ VpcConfig, Orchestrator, NodeRecovery: NodeRecovery ?? "Automatic" });
  const made = present<Cluster>({
    ClusterArn,
    ClusterName: name,
    ClusterStatus: "InService",
    CreationTime: created,
    ...settings,
    InstanceGroups: groups.map(({ group: { count, image }, asked: { InstanceCount, ...asked } }) => ({
      ...asked,
      CurrentCount: count,
      TargetCount: InstanceCount,
      Status: "InService" as const,
      ...shown(image),
      ActiveOperations: {},
    })),
    Tags,
  });
  const { sagemaker } = site.content;
  sagemaker.clusters.push(made);
  for (const { group, asked } of groups) {
    for (let at = 0; at < group.count; at++) sagemaker.clusterNodes.push(node(site, spec, group, asked, at));
  }
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateCluster",
    request: {
      ClusterName: name,
      InstanceGroups: groups.map(({ asked }) => asked),
      ...settings,
      Tags: Tags.length ? Tags : undefined,
    },
    response: { ClusterArn },
  });
  if (spec.updated) {
    const request = { ClusterName: name };
    record(site, {
      at: spec.updated,
      by,
      action: "sagemaker:UpdateClusterSoftware",
      request,
      response: { ClusterArn },
    });
  }
  return made;
}

function requestOf(site: Site, { scripts }: ClusterSpec, group: GroupSpec): Asked {
  const { key, second, lustre, OverrideVpcConfig, OnStartDeepHealthChecks } = group;
  const volumes: ClusterEbsVolumeConfig[] = [
    ...(key ? [{ VolumeKmsKeyId: key, RootVolume: true }] : []),
    ...(second ? [present({ VolumeSizeInGB: second.sizeInGB, VolumeKmsKeyId: second.key, RootVolume: false })] : []),
  ];
  const storage = [
    ...volumes.map((EbsVolumeConfig) => ({ EbsVolumeConfig })),
    ...(lustre ? [{ FsxLustreConfig: lustre }] : []),
  ];
  return present({
    InstanceGroupName: group.name,
    InstanceType: group.type,
    InstanceCount: group.count,
    ExecutionRole: roleArn(site, group.role),
    LifeCycleConfig: { SourceS3Uri: scripts, OnCreate: "on_create.sh" },
    ThreadsPerCore: 2,
    InstanceStorageConfigs: storage.length ? storage : undefined,
    OnStartDeepHealthChecks,
    OverrideVpcConfig,
  });
}

function shown({ version, status }: Image) {
  return { CurrentImageReleaseVersion: version, DesiredImageReleaseVersion: version, ImageVersionStatus: status };
}

function node(
  site: Site,
  { name, created, updated }: ClusterSpec,
  { count, image, behind }: GroupSpec,
  asked: Asked,
  at: number,
): Node {
  const id = `i-0${hexOf(`${site.region} node ${name} ${asked.InstanceGroupName} ${at}`, 16)}`;
  const random = seededRandom(id);
  const isBehind = behind !== undefined && at >= count - behind.nodes;
  const { InstanceGroupName, InstanceType, LifeCycleConfig, InstanceStorageConfigs, OverrideVpcConfig } = asked;
  const address = `10.60.${random.int(32, 95)}.${random.int(4, 250)}`;
  return present<Node>({
    ...{ ClusterName: name, NodeId: id, InstanceId: id, InstanceGroupName, InstanceType },
    InstanceStatus: { Status: "Running", Message: "" },
    LaunchTime: later(created, 6 + random.int(0, 9)),
    LastSoftwareUpdateTime: updated && !isBehind ? later(updated, random.int(8, 40)) : undefined,
    ...{ LifeCycleConfig, InstanceStorageConfigs, OverrideVpcConfig, ThreadsPerCore: 2 },
    PrivatePrimaryIp: address,
    PrivateDnsHostname: `ip-${address.replaceAll(".", "-")}.${site.region}.compute.internal`,
    Placement: { AvailabilityZone: `${site.region}a` },
    ...shown(isBehind ? behind.image : image),
    ...(isBehind && { DesiredImageReleaseVersion: image.version }),
  });
}
