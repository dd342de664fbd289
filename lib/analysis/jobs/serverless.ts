import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";

/** What a serverless training job is given to work with. */
export interface Given {
  path: string;
  arn: string;
  /** Whose it is, `aws` for what AWS offers everyone; undefined where the ARN does not say. */
  owner: string | undefined;
}

/** The model that it starts from, and what judges its answers: hub contents, code. Source: API reference, ServerlessJobConfig. */
export function givenTo({ ServerlessJobConfig: config }: ResourceOf<"training-job">): Given[] {
  return (["BaseModelArn", "EvaluatorArn"] as const).flatMap((field) => {
    const arn = config?.[field];
    return arn ? [{ path: `ServerlessJobConfig.${field}`, arn, owner: parseArn(arn)?.account || undefined }] : [];
  });
}
