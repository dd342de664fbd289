import type { DescribeModelBiasJobDefinitionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";
import { definitionListed } from "./job-definition-summary.ts";

export const modelBiasJobDefinition = simulatedKind<Tagged<DescribeModelBiasJobDefinitionResponse>>()(
  "modelBiasJobDefinitions",
  {
    list: "ListModelBiasJobDefinitions",
    describe: "DescribeModelBiasJobDefinition",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    listed: definitionListed("ModelBiasJobInput"),
  },
);
