import type { DescribeEdgeDeploymentPlanResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const edgeDeploymentPlan = simulatedKind<Tagged<DescribeEdgeDeploymentPlanResponse>>()("edgeDeploymentPlans", {
  list: "ListEdgeDeploymentPlans",
  describe: "DescribeEdgeDeploymentPlan",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
