import type { DescribeAIRecommendationJobResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const aiRecommendationJob = simulatedKind<Tagged<DescribeAIRecommendationJobResponse>>()(
  "aiRecommendationJobs",
  {
    list: "ListAIRecommendationJobs",
    describe: "DescribeAIRecommendationJob",
    sortBy: "CreationTime",
    sortOrder: "Descending",
  },
);
