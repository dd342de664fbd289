import type { DescribeComputeQuotaResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const computeQuota = simulatedKind<Tagged<DescribeComputeQuotaResponse>>()("computeQuotas", {
  list: "ListComputeQuotas",
  describe: "DescribeComputeQuota",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
