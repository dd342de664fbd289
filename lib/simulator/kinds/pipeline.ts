import type { DescribePipelineResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

export const pipeline = simulatedKind<Tagged<DescribePipelineResponse>>()("pipelines", {
  list: "ListPipelines",
  describe: "DescribePipeline",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (_, arn) => notFound(`Pipeline '${arn}' does not exist.`),
});
