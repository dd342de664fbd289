import type { DescribeStudioLifecycleConfigResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const studioLifecycleConfig = simulatedKind<Tagged<DescribeStudioLifecycleConfigResponse>>()(
  "studioLifecycleConfigs",
  {
    list: "ListStudioLifecycleConfigs",
    describe: "DescribeStudioLifecycleConfig",
    sortBy: "CreationTime",
    sortOrder: "Descending",
  },
);
