import type { AnyCollector } from "../define.ts";

/**
 * The type by which the tags of a kind are asked for, `sagemaker:endpoint`, as its ARNs begin; undefined for kinds whose tags are not
 * read: those of other services, many of which describe their own, jobs, of which an account may have hundreds of thousands, and
 * what AWS gives no ARN.
 */
export function taggedType({
  kind,
  arnType = kind,
  volume,
  actions,
  withoutArn,
}: Pick<AnyCollector, "kind" | "arnType" | "volume" | "actions" | "withoutArn">): string | undefined {
  const isSageMaker = actions.every((action) => action.startsWith("sagemaker:"));
  const [type] = arnType.split("/");
  return isSageMaker && volume === "live" && !withoutArn && type ? `sagemaker:${type}` : undefined;
}
