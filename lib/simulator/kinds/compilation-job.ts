import type { DescribeCompilationJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const compilationJob = simulatedKind<Tagged<DescribeCompilationJobResponse>>()("compilationJobs", {
  list: "ListCompilationJobs",
  describe: "DescribeCompilationJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
