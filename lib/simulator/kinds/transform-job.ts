import type { DescribeTransformJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const transformJob = simulatedKind<Tagged<DescribeTransformJobResponse>>()("transformJobs", {
  list: "ListTransformJobs",
  describe: "DescribeTransformJob",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
