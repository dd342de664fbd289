import type { DescribeModelQualityJobDefinitionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";
import { definitionListed } from "./job-definition-summary.ts";

export const modelQualityJobDefinition = simulatedKind<Tagged<DescribeModelQualityJobDefinitionResponse>>()(
  "modelQualityJobDefinitions",
  {
    list: "ListModelQualityJobDefinitions",
    describe: "DescribeModelQualityJobDefinition",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    listed: definitionListed("ModelQualityJobInput"),
  },
);
