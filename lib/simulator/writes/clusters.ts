import type { Call, Operation } from "../call.ts";
import { resourcesOf } from "../services/sagemaker-lists.ts";
import { arnOf, calledByName } from "../services/sagemaker-names.ts";
import { discard, existing, type Fields, inUse, invalid, kindOf, lookUp, newId, store, updated } from "./resources.ts";

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
  const { InstanceGroups, Tags, ...rest } = input;
  if (lookUp(clusters, input, call)) throw inUse(`Cluster with name ${input.ClusterName} already exists.`);
  const groups = listOf(InstanceGroups);
  const ClusterArn = arnOf(call, `cluster/${newId("", 12)}`);
  const made = { NodeRecovery: "Automatic", ...rest, ClusterArn, ClusterStatus: "InService", Tags };
  store(clusters, { ...made, InstanceGroups: groups.map(asDescribed), CreationTime: new Date(call.now) }, call);
  for (const group of groups) launch(input.ClusterName, group, call);
  return { ClusterArn };
};

/** Source: API reference, ClusterInstanceGroupSpecification and ClusterInstanceGroupDetails. */
function asDescribed({ InstanceCount, ImageId, ...group }: Fields): Fields {
  const image = ImageId === undefined ? latest : { CurrentImageId: ImageId, DesiredImageId: ImageId };
  return { Status: "InService", ...image, ...group, CurrentCount: InstanceCount, TargetCount: InstanceCount };
}

function launch(ClusterName: unknown, group: Fields, call: Call): void {
  const { InstanceGroupName, InstanceType, LifeCycleConfig, InstanceStorageConfigs, OverrideVpcConfig } = group;
  for (let count = 0; count < Number(group.InstanceCount); count++) {
    const InstanceId = newId("i-");
    const now = new Date(call.now);
    const node = {
      ...{ ClusterName, NodeId: InstanceId, InstanceId, InstanceGroupName, InstanceType, LifeCycleConfig },
      ...{ InstanceStorageConfigs, OverrideVpcConfig, ...latest, LaunchTime: now, LastSoftwareUpdateTime: now },
      InstanceStatus: { Status: "Running" },
    };
    store(nodes, node, call);
  }
}

/**
 * Of a group that is there only number, type and lifecycle scripts change.
 * Source: SageMaker developer guide, "Updating SageMaker HyperPod cluster configuration".
 */
const update: Operation<Fields> = (input, call) => {
  const cluster = existing(clusters, input, call);
  const { InstanceGroups: asked, ...settings } = input;
  const present = listOf(cluster.InstanceGroups);
  const changed = listOf(asked).map((group) => {
    const before = present.find(({ InstanceGroupName }) => InstanceGroupName === group.InstanceGroupName);
    if (!before) throw invalid(`Instance group ${group.InstanceGroupName} is added by no one here.`);
    const { InstanceCount: TargetCount, InstanceType, LifeCycleConfig } = group;
    return updated(before, { TargetCount, CurrentCount: TargetCount, InstanceType, LifeCycleConfig });
  });
  const InstanceGroups = present.map(
    (group) => changed.find(({ InstanceGroupName }) => InstanceGroupName === group.InstanceGroupName) ?? group,
  );
  store(clusters, { ...updated(cluster, settings), InstanceGroups }, call);
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
  for (const NodeId of ids) {
    const node = existing(nodes, { ...input, NodeId }, call);
    const isOwn = ({ InstanceGroupName }: Fields) => InstanceGroupName === node.InstanceGroupName;
    discard(nodes, node, call);
    launch(input.ClusterName, { ...listOf(cluster.InstanceGroups).find(isOwn), InstanceCount: 1 }, call);
  }
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
