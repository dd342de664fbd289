import type { DescribeNotebookInstanceOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const notebookInstance = simulatedKind<Tagged<DescribeNotebookInstanceOutput>>()("notebookInstances", {
  list: "ListNotebookInstances",
  describe: "DescribeNotebookInstance",
  sortBy: "Name",
  sortOrder: "Ascending",
  missing: () => invalid("RecordNotFound"),
});
