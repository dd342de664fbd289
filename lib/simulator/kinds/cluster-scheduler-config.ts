import type { DescribeClusterSchedulerConfigResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const clusterSchedulerConfig = simulatedKind<Tagged<DescribeClusterSchedulerConfigResponse>>()(
  "clusterSchedulerConfigs",
  {
    list: "ListClusterSchedulerConfigs",
    describe: "DescribeClusterSchedulerConfig",
    sortBy: "CreationTime",
    sortOrder: "Descending",
  },
);
