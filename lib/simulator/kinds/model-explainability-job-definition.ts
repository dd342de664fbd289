import type { DescribeModelExplainabilityJobDefinitionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";
import { definitionListed } from "./job-definition-summary.ts";

export const modelExplainabilityJobDefinition = simulatedKind<
  Tagged<DescribeModelExplainabilityJobDefinitionResponse>
>()("modelExplainabilityJobDefinitions", {
  list: "ListModelExplainabilityJobDefinitions",
  describe: "DescribeModelExplainabilityJobDefinition",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  listed: definitionListed("ModelExplainabilityJobInput"),
});
