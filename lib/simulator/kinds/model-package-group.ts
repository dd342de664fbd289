import type { DescribeModelPackageGroupOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

type Group = Tagged<DescribeModelPackageGroupOutput> & { ResourcePolicy?: string | undefined };

export const modelPackageGroup = simulatedKind<Group>()("modelPackageGroups", {
  list: "ListModelPackageGroups",
  describe: "DescribeModelPackageGroup",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (_, arn) => invalid(`ModelPackageGroup ${arn} does not exist.`),
  policy: {
    read: "GetModelPackageGroupPolicy",
    missing: (arn) => invalid(`Cannot find resource policy for: ${arn}`),
  },
});
