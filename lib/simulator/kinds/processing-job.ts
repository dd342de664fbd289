import type { DescribeProcessingJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const processingJob = simulatedKind<Tagged<DescribeProcessingJobResponse>>()("processingJobs", {
  list: "ListProcessingJobs",
  describe: "DescribeProcessingJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
