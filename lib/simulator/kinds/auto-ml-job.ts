import type { DescribeAutoMLJobV2Response } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const autoMLJob = simulatedKind<Tagged<DescribeAutoMLJobV2Response>>()("autoMLJobs", {
  list: "ListAutoMLJobs",
  describe: "DescribeAutoMLJobV2",
  arnType: "automl-job",
  sortBy: "Name",
  sortOrder: "Descending",
});
