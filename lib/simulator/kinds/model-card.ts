import type { DescribeModelCardResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const modelCard = simulatedKind<Tagged<DescribeModelCardResponse>>()("modelCards", {
  list: "ListModelCards",
  describe: "DescribeModelCard",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  isListed: ({ ModelCardStatus }, input) =>
    input.ModelCardStatus === undefined || input.ModelCardStatus === ModelCardStatus,
});
