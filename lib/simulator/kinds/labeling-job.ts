import type { DescribeLabelingJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const labelingJob = simulatedKind<Tagged<DescribeLabelingJobResponse>>()("labelingJobs", {
  list: "ListLabelingJobs",
  describe: "DescribeLabelingJob",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
