import type { DescribeTrainingJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const trainingJob = simulatedKind<Tagged<DescribeTrainingJobResponse>>()("trainingJobs", {
  list: "ListTrainingJobs",
  describe: "DescribeTrainingJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
