import type { DescribeAIWorkloadConfigResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind } from "./define.ts";

export const aiWorkloadConfig = simulatedKind<DescribeAIWorkloadConfigResponse>()("aiWorkloadConfigs", {
  list: "ListAIWorkloadConfigs",
  describe: "DescribeAIWorkloadConfig",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
