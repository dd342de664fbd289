import type { DescribeEdgePackagingJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const edgePackagingJob = simulatedKind<Tagged<DescribeEdgePackagingJobResponse>>()("edgePackagingJobs", {
  list: "ListEdgePackagingJobs",
  describe: "DescribeEdgePackagingJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
