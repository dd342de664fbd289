import type { DescribeHubResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const hub = simulatedKind<Tagged<DescribeHubResponse>>()("hubs", {
  list: "ListHubs",
  describe: "DescribeHub",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
