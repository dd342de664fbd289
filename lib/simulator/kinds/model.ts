import type { DescribeModelOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const model = simulatedKind<Tagged<DescribeModelOutput>>()("models", {
  list: "ListModels",
  describe: "DescribeModel",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  missing: (_, arn) => invalid(`Could not find model "${arn}".`),
});
