import type { DescribeInferenceRecommendationsJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const inferenceRecommendationsJob = simulatedKind<Tagged<DescribeInferenceRecommendationsJobResponse>>()(
  "inferenceRecommendationsJobs",
  {
    list: "ListInferenceRecommendationsJobs",
    describe: "DescribeInferenceRecommendationsJob",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
  },
);
