import type { DescribeLineageGroupResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

type Group = Tagged<DescribeLineageGroupResponse> & { ResourcePolicy?: string | undefined };

export const lineageGroup = simulatedKind<Group>()("lineageGroups", {
  list: "ListLineageGroups",
  describe: "DescribeLineageGroup",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  policy: { read: "GetLineageGroupPolicy", missing: () => notFound("Requested resource not found.") },
});
