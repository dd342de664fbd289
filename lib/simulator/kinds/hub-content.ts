import type { DescribeHubContentResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const hubContent = simulatedKind<Tagged<DescribeHubContentResponse>>()("hubContents", {
  list: "ListHubContents",
  describe: "DescribeHubContent",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
