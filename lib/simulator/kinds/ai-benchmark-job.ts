import type { DescribeAIBenchmarkJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const aiBenchmarkJob = simulatedKind<Tagged<DescribeAIBenchmarkJobResponse>>()("aiBenchmarkJobs", {
  list: "ListAIBenchmarkJobs",
  describe: "DescribeAIBenchmarkJob",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
