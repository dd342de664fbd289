import type { Workforce } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const workforce = simulatedKind<Tagged<Workforce>>()("workforces", {
  list: "ListWorkforces",
  describe: "DescribeWorkforce",
  within: "Workforce",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => invalid(`Workforce ${name} does not exist.`),
});
