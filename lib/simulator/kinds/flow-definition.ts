import type { DescribeFlowDefinitionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const flowDefinition = simulatedKind<Tagged<DescribeFlowDefinitionResponse>>()("flowDefinitions", {
  list: "ListFlowDefinitions",
  describe: "DescribeFlowDefinition",
  sortOrder: "Ascending",
});
