import type { Call, Operation } from "../call.ts";
import { resourcesOf } from "../services/sagemaker-lists.ts";
import { arnOf, calledByName } from "../services/sagemaker-names.ts";
import { discard, existing, type Fields, inUse, kindOf, lookUp, newId, store, updated } from "./resources.ts";

const clusters = kindOf("clusters");
const nodes = kindOf("clusterNodes");

/** The image that nodes have once they were made or updated. */
const latest = {
  ImageVersionStatus: "UpToDate",
  CurrentImageReleaseVersion: "1.4.2",
  DesiredImageReleaseVersion: "1.4.2",
};

/** Everything happens at once: a new cluster is in service, with all the nodes that were asked for. */
const create: Operation<Fields> = (input, call) => {
  const { InstanceGroups, ...rest } = input;
  if (lookUp(clusters, input, call)) throw inUse(`Cluster with name ${input.ClusterName} already exists.`);
  const ClusterArn = arnOf(call, `cluster/${newId("", 12)}`);
  const made = { NodeRecovery: "Automatic", ...rest, ClusterArn, ClusterStatus: "InService" };
  settle({ ...made, InstanceGroups: listOf(InstanceGroups).map(asDescribed), CreationTime: new Date(call.now) }, call);
  return { ClusterArn };
};

/** Source: API reference, ClusterInstanceGroupSpecification and ClusterInstanceGroupDetails. */
function asDescribed({ InstanceCount, ImageId, ...group }: Fields): Fields {
  const image = ImageId === undefined ? latest : { CurrentImageId: ImageId, DesiredImageId: ImageId };
  return { Status: "InService", ...image, ...group, CurrentCount: InstanceCount, TargetCount: InstanceCount };
}

/** The cluster is kept, and has from now on the nodes that its groups say. */
function settle(cluster: Fields, call: Call): void {
  store(clusters, cluster, call);
  const groups = listOf(cluster.InstanceGroups);
  for (const node of nodesOf(cluster, call)) if (!groups.some((group) => isOf(group, node))) discard(nodes, node, call);
  for (const group of groups) {
    const own = nodesOf(cluster, call).filter((node) => isOf(group, node));
    const wanted = Number(group.TargetCount);
    for (const node of own.slice(wanted)) discard(nodes, node, call);
    for (let count = own.length; count < wanted; count++) store(nodes, newNode(cluster, group, call), call);
  }
}

function newNode({ ClusterName }: Fields, group: Fields, call: Call): Fields {
  const { InstanceGroupName, InstanceType, LifeCycleConfig, InstanceStorageConfigs, OverrideVpcConfig } = group;
  const InstanceId = newId("i-");
  const now = new Date(call.now);
  return {
    ...{ ClusterName, NodeId: InstanceId, InstanceId, InstanceGroupName, InstanceType, LifeCycleConfig },
    ...{ InstanceStorageConfigs, OverrideVpcConfig, ...latest, LaunchTime: now, LastSoftwareUpdateTime: now },
    InstanceStatus: { Status: "Running" },
  };
}

function isOf({ InstanceGroupName }: Fields, other: Fields): boolean {
  return other.InstanceGroupName === InstanceGroupName;
}

/**
 * Groups are added and deleted; of one that is there only number, type and lifecycle scripts change.
 * Source: SageMaker developer guide, "Updating SageMaker HyperPod cluster configuration".
 */
const update: Operation<Fields> = (input, call) => {
  const cluster = existing(clusters, input, call);
  const { InstanceGroups, InstanceGroupsToDelete: gone, ...settings } = input;
  const asked = listOf(InstanceGroups);
  const present = listOf(cluster.InstanceGroups);
  const kept = present.map((group) => {
    const { InstanceCount, InstanceType, LifeCycleConfig } = asked.find((one) => isOf(group, one)) ?? {};
    return updated(group, { TargetCount: InstanceCount, CurrentCount: InstanceCount, InstanceType, LifeCycleConfig });
  });
  const added = asked.filter((one) => !present.some((group) => isOf(group, one))).map(asDescribed);
  const isGone = ({ InstanceGroupName: name }: Fields) => Array.isArray(gone) && gone.includes(name);
  settle({ ...updated(cluster, settings), InstanceGroups: [...kept, ...added].filter((one) => !isGone(one)) }, call);
  return { ClusterArn: cluster.ClusterArn };
};

const updateSoftware: Operation<Fields> = (input, call) => {
  const cluster = existing(clusters, input, call);
  const asked = listOf(input.InstanceGroups).map(({ InstanceGroupName }) => InstanceGroupName);
  const isMeant = ({ InstanceGroupName }: Fields) => asked.length === 0 || asked.includes(InstanceGroupName);
  const InstanceGroups = listOf(cluster.InstanceGroups).map((group) =>
    isMeant(group) ? { ...group, ...latest } : group,
  );
  store(clusters, { ...cluster, InstanceGroups }, call);
  for (const node of nodesOf(input, call).filter(isMeant)) {
    store(nodes, { ...node, ...latest, LastSoftwareUpdateTime: new Date(call.now) }, call);
  }
  return { ClusterArn: cluster.ClusterArn };
};

/** A node that is replaced comes back as another, with what its group says. */
const replaceNodes: Operation<Fields> = (input, call) => {
  const cluster = existing(clusters, input, call);
  const ids = Array.isArray(input.NodeIds) ? input.NodeIds : [];
  for (const NodeId of ids) discard(nodes, { ...input, NodeId }, call);
  settle(cluster, call);
  return { Successful: ids, Failed: [] };
};

const remove: Operation<Fields> = (input, call) => {
  const { ClusterArn } = existing(clusters, input, call);
  for (const node of nodesOf(input, call)) discard(nodes, node, call);
  discard(clusters, input, call);
  return { ClusterArn };
};

function nodesOf({ ClusterName }: Fields, call: Call): Fields[] {
  return resourcesOf(nodes, call).filter((node) => node.ClusterName === ClusterName);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value : [];
}

export const clusterWrites: Readonly<Record<string, Operation>> = {
  CreateCluster: create,
  UpdateCluster: calledByName(update),
  UpdateClusterSoftware: calledByName(updateSoftware),
  BatchReplaceClusterNodes: calledByName(replaceNodes),
  DeleteCluster: calledByName(remove),
};
