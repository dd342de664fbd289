import type { DescribeFeatureGroupResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const featureGroup = simulatedKind<Tagged<DescribeFeatureGroupResponse>>()("featureGroups", {
  list: "ListFeatureGroups",
  describe: "DescribeFeatureGroup",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
