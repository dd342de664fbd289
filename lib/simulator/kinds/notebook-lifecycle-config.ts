import type { DescribeNotebookInstanceLifecycleConfigOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind } from "./define.ts";

export const notebookLifecycleConfig = simulatedKind<DescribeNotebookInstanceLifecycleConfigOutput>()(
  "notebookLifecycleConfigs",
  {
    list: "ListNotebookInstanceLifecycleConfigs",
    describe: "DescribeNotebookInstanceLifecycleConfig",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
    missing: (_, arn) =>
      invalid(
        `Unable to describe Notebook Instance Lifecycle Config '${arn}'. (Details: Notebook Instance Lifecycle Config does not exist.)`,
      ),
  },
);
