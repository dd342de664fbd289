import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const project = simulatedKind<Tagged<DescribeProjectOutput>>()("projects", {
  list: "ListProjects",
  describe: "DescribeProject",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => invalid(`Project ${name} does not exist.`),
});
