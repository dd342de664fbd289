import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";

/** Whom a training job tells of itself. */
export interface Tracker {
  /** The field of the job that names it. */
  field: "MlflowConfig" | "ModelPackageConfig";
  path: string;
  arn: string;
  /** Whose it is; undefined where the ARN does not say. */
  account: string | undefined;
}

/** The MLflow server that its runs are kept in, and the group of packages that its model is registered in. */
export function trackers({ MlflowConfig, ModelPackageConfig }: ResourceOf<"training-job">): Tracker[] {
  const told = [
    { field: "MlflowConfig", name: "MlflowResourceArn", arn: MlflowConfig?.MlflowResourceArn },
    { field: "ModelPackageConfig", name: "ModelPackageGroupArn", arn: ModelPackageConfig?.ModelPackageGroupArn },
  ] as const;
  return told.flatMap(({ field, name, arn }) =>
    arn ? [{ field, path: `${field}.${name}`, arn, account: parseArn(arn)?.account || undefined }] : [],
  );
}
