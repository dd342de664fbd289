import type { DescribeMlflowAppResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const mlflowApp = simulatedKind<Tagged<DescribeMlflowAppResponse>>()("mlflowApps", {
  list: "ListMlflowApps",
  describe: "DescribeMlflowApp",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
