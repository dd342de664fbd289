import type { DescribeModelPackageOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const modelPackage = simulatedKind<Tagged<DescribeModelPackageOutput>>()("modelPackages", {
  list: "ListModelPackages",
  describe: "DescribeModelPackage",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (_, arn) => invalid(`ModelPackage ${arn} does not exist.`),
  // Versions are listed when their group or their type is asked for. Source: SageMaker API reference, ListModelPackages.
  isListed(one, { ModelPackageGroupName: group, ModelPackageType, ModelApprovalStatus }) {
    const type = ModelPackageType ?? (group === undefined ? "Unversioned" : "Versioned");
    return (
      (type === "Both" || (type === "Versioned") === (one.ModelPackageVersion !== undefined)) &&
      (group === undefined || one.ModelPackageGroupName === group) &&
      (ModelApprovalStatus === undefined || one.ModelApprovalStatus === ModelApprovalStatus)
    );
  },
});
