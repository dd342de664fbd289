import type { DescribeDataQualityJobDefinitionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";
import { definitionListed } from "./job-definition-summary.ts";

export const dataQualityJobDefinition = simulatedKind<Tagged<DescribeDataQualityJobDefinitionResponse>>()(
  "dataQualityJobDefinitions",
  {
    list: "ListDataQualityJobDefinitions",
    describe: "DescribeDataQualityJobDefinition",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    listed: definitionListed("DataQualityJobInput"),
  },
);
