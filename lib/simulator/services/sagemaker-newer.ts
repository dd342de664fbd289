import type { StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import type { ClientModule } from "../shapes.ts";

const namespace = "com.amazonaws.sagemaker";

/**
 * Reads that AWS has and the pinned SDK client has not, as schemas of what is needed here: the member that names
 * something, the list that is answered. Source: API model in botocore 1.44.8 (2026-11-20).
 */
export const newerOperations: ClientModule = Object.fromEntries([
  list("ListClusterExtensions", "Extensions", "ClusterArn"),
  list("ListClusterOperations", "ClusterOperationSummaries", "ClusterName"),
  list("ListGlobalInferenceGateways", "GlobalInferenceGatewaySummaries"),
  list("ListInferenceGateways", "InferenceGatewaySummaries", "Identifier"),
  list("ListInferenceRouters", "InferenceRouters"),
  list("ListTrainingSessions", "TrainingSessionSummaries"),
  read("DescribeClusterExtension", ["ClusterArn", "ExtensionArn"]),
  read("DescribeClusterOperation", ["ClusterName", "OperationId"]),
  read("DescribeGlobalInferenceGateway", ["Identifier"]),
  read("DescribeInferenceRouter", ["InferenceRouterName"]),
  read("DescribeTrainingSession", ["TrainingSessionName"]),
  read("GetEndpointPolicy", ["EndpointName"]),
]);

/** Of what an account holds none, so that the answer's members are of no matter. */
function read(name: string, named: string[]): [string, StaticOperationSchema] {
  const input: StaticStructureSchema = [3, namespace, `${name}Request`, 0, named, named.map(() => 0), named.length];
  return [`${name}$`, [9, namespace, name, 0, () => input, () => [3, namespace, `${name}Response`, 0, [], []]]];
}

function list(name: string, items: string, parent?: string): [string, StaticOperationSchema] {
  const paging = ["NextToken", "MaxResults"];
  const input: StaticStructureSchema = parent
    ? [3, namespace, `${name}Request`, 0, [parent, ...paging], [0, 0, 1], 1]
    : [3, namespace, `${name}Request`, 0, paging, [0, 1]];
  // 64: a list of texts, which is never filled. Source: @smithy/types, schema sentinels.
  const output: StaticStructureSchema = [3, namespace, `${name}Response`, 0, [items, "NextToken"], [64, 0]];
  return [`${name}$`, [9, namespace, name, 0, () => input, () => output]];
}
