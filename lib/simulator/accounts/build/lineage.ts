import { present } from "./present.ts";
import { type Site, sagemakerArn } from "./site.ts";

/** The group that SageMaker makes in a region when something there first has a lineage; `policy`: who may ask it besides. */
export function lineageGroup(site: Site, created: Date, policy?: string): void {
  const name = "sagemaker-default-lineage-group";
  site.content.sagemaker.lineageGroups.push(
    present({
      LineageGroupName: name,
      LineageGroupArn: sagemakerArn(site, "lineage-group", name),
      DisplayName: name,
      Description: "Default Lineage Group",
      CreationTime: created,
      LastModifiedTime: created,
      ResourcePolicy: policy,
    }),
  );
}
