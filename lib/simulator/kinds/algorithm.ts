import type { DescribeAlgorithmOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const algorithm = simulatedKind<Tagged<DescribeAlgorithmOutput>>()("algorithms", {
  list: "ListAlgorithms",
  describe: "DescribeAlgorithm",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (_, arn) => invalid(`Algorithm ${arn} does not exist.`),
});
