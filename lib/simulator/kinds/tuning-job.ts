import type { DescribeHyperParameterTuningJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const tuningJob = simulatedKind<Tagged<DescribeHyperParameterTuningJobResponse>>()("tuningJobs", {
  list: "ListHyperParameterTuningJobs",
  describe: "DescribeHyperParameterTuningJob",
  sortBy: "Name",
  sortOrder: "Ascending",
});
