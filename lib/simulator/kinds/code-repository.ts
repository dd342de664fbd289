import type { DescribeCodeRepositoryOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const codeRepository = simulatedKind<Tagged<DescribeCodeRepositoryOutput>>()("codeRepositories", {
  list: "ListCodeRepositories",
  describe: "DescribeCodeRepository",
  sortBy: "Name",
  sortOrder: "Ascending",
  missing: (name) => invalid(`Code repository ${name} does not exist.`),
});
