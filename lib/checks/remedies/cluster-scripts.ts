import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { aws, jq, reshaped } from "./commands.ts";
import type { Part } from "./taking.ts";

const inGroup = /^InstanceGroups\[(\d+)\]\.LifeCycleConfig\.(SourceS3Uri|OnCreate|OnInitComplete)$/;
const inNode = /^LifeCycleConfig\./;

/** What of a group UpdateCluster wants to be told again. Source: API reference, ClusterInstanceGroupSpecification. */
const group =
  "{InstanceGroupName, InstanceType, InstanceCount: .TargetCount, ExecutionRole, LifeCycleConfig} | with_entries(select(.value != null))";

/**
 * Where lifecycle scripts lie is changed group by group; a node keeps the place that it was made with until another takes its
 * place. Source: API reference, UpdateCluster and BatchReplaceClusterNodes.
 */
export function clusterScripts(resource: object, paths: readonly string[], context: CheckContext): Part | undefined {
  const { identity } = context;
  // The kind says what the resource is.
  if (identity.kind === "cluster") return ofGroups(paths, context);
  if (identity.kind === "cluster-node") return ofNode(resource as ResourceOf<"cluster-node">, paths, context);
  return undefined;
}

function ofGroups(paths: readonly string[], { identity: { name, region } }: CheckContext): Part | undefined {
  const found = paths.flatMap((path) => {
    const [, at, field = ""] = inGroup.exec(path) ?? [];
    return at === undefined ? [] : [{ path, at: Number(at), field }];
  });
  if (found.length === 0) return undefined;
  const edits = found.map(({ at, field }) => ({
    at: [at, "LifeCycleConfig", field],
    set: field === "SourceS3Uri" ? "NEW_S3_URI" : "NEW_TEXT",
  }));
  const groups = [...new Set(found.map(({ at }) => at))];
  const filter = `{ClusterName, InstanceGroups: (.InstanceGroups | reduce $edits[] as {$at, $set} (.; setpath($at; $set)) | [.[$groups[]] | ${group}])}`;
  return {
    paths: found.map(({ path }) => path),
    say: "Keep the lifecycle scripts where their address holds no secret; nodes that are made afterwards take them from there.",
    steps: [
      reshaped(
        aws("sagemaker", "describe-cluster", { "cluster-name": name, region }),
        jq(filter, { edits, groups }),
        "groups.json",
      ),
      aws("sagemaker", "update-cluster", { "cli-input-json": { contentsOf: "groups.json" }, region }),
    ],
  };
}

function ofNode(
  { ClusterName, InstanceId }: ResourceOf<"cluster-node">,
  paths: readonly string[],
  { identity: { region } }: CheckContext,
): Part | undefined {
  const own = paths.filter((path) => inNode.test(path));
  if (own.length === 0) return undefined;
  return {
    paths: own,
    say: "Take it out of the node's instance group first, as the finding of the cluster says, then have the node replaced: what lies on its volumes is lost.",
    steps: [
      aws("sagemaker", "batch-replace-cluster-nodes", {
        "cluster-name": ClusterName,
        "node-ids": [InstanceId],
        region,
      }),
    ],
  };
}
