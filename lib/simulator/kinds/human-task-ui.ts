import type { DescribeHumanTaskUiResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const humanTaskUi = simulatedKind<Tagged<DescribeHumanTaskUiResponse>>()("humanTaskUis", {
  list: "ListHumanTaskUis",
  describe: "DescribeHumanTaskUi",
  sortOrder: "Ascending",
});
