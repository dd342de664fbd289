import type { Workteam } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const workteam = simulatedKind<Tagged<Workteam>>()("workteams", {
  list: "ListWorkteams",
  describe: "DescribeWorkteam",
  within: "Workteam",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => invalid(`Workteam ${name} does not exist.`),
});
