import type { DescribeJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const job = simulatedKind<Tagged<DescribeJobResponse>>()("jobs", {
  list: "ListJobs",
  describe: "DescribeJob",
  keys: ["JobCategory", "JobName"],
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
