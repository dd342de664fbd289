import type { DescribeInferenceComponentOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const inferenceComponent = simulatedKind<Tagged<DescribeInferenceComponentOutput>>()("inferenceComponents", {
  list: "ListInferenceComponents",
  describe: "DescribeInferenceComponent",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  missing: (_, arn) => invalid(`Could not find inference component "${arn}".`),
});
