import type { DescribeInferenceExperimentResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const inferenceExperiment = simulatedKind<Tagged<DescribeInferenceExperimentResponse>>()(
  "inferenceExperiments",
  {
    list: "ListInferenceExperiments",
    describe: "DescribeInferenceExperiment",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
  },
);
