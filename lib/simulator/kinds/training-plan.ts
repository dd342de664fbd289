import type { DescribeTrainingPlanResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const trainingPlan = simulatedKind<Tagged<DescribeTrainingPlanResponse>>()("trainingPlans", {
  list: "ListTrainingPlans",
  describe: "DescribeTrainingPlan",
  sortBy: "StartTime",
  sortOrder: "Ascending",
});
