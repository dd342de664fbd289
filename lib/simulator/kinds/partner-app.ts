import type { DescribePartnerAppResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const partnerApp = simulatedKind<Tagged<DescribePartnerAppResponse>>()("partnerApps", {
  list: "ListPartnerApps",
  describe: "DescribePartnerApp",
  sortOrder: "Ascending",
});
