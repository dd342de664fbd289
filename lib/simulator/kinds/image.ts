import type { DescribeImageResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const image = simulatedKind<Tagged<DescribeImageResponse>>()("images", {
  list: "ListImages",
  describe: "DescribeImage",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
