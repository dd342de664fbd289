import type { ClusterNodeDetails } from "@aws-sdk/client-sagemaker";
import { simulatedKind } from "./define.ts";

/** Beside what AWS says of a node: the keys by which it is asked. */
type Node = ClusterNodeDetails & { ClusterName: string; NodeId: string };

export const clusterNode = simulatedKind<Node>()("clusterNodes", {
  list: "ListClusterNodes",
  describe: "DescribeClusterNode",
  within: "NodeDetails",
  keys: ["ClusterName", "NodeId"],
  sortBy: "Name",
  sortOrder: "Ascending",
});
