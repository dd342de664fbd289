import type { DescribeAppImageConfigResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const appImageConfig = simulatedKind<Tagged<DescribeAppImageConfigResponse>>()("appImageConfigs", {
  list: "ListAppImageConfigs",
  describe: "DescribeAppImageConfig",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
