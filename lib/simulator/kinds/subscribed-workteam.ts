import type { SubscribedWorkteam } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind } from "./define.ts";

export const subscribedWorkteam = simulatedKind<SubscribedWorkteam>()("subscribedWorkteams", {
  list: "ListSubscribedWorkteams",
  describe: "DescribeSubscribedWorkteam",
  sortOrder: "Ascending",
  within: "SubscribedWorkteam",
  missing: (arn) => invalid(`Workteam ${arn} does not exist.`),
});
