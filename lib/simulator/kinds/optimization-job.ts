import type { DescribeOptimizationJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const optimizationJob = simulatedKind<Tagged<DescribeOptimizationJobResponse>>()("optimizationJobs", {
  list: "ListOptimizationJobs",
  describe: "DescribeOptimizationJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
