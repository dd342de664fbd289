import type { DescribeClusterResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const cluster = simulatedKind<Tagged<DescribeClusterResponse>>()("clusters", {
  list: "ListClusters",
  describe: "DescribeCluster",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
