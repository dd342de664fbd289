import { parseArn } from "#lib/readings/arn.ts";

/** Longest ARN AWS knows. Source: IAM user guide, "IAM and AWS STS quotas". */
const longestArn = 2048;

/** SageMaker ARN types whose kind has another name here; every other type is its own kind. */
const renamed: Readonly<Record<string, string>> = {
  "notebook-instance-lifecycle-config": "notebook-lifecycle-config",
  "hyper-parameter-tuning-job": "tuning-job",
  "experiment-trial": "trial",
  "experiment-trial-component": "trial-component",
  "edge-deployment": "edge-deployment-plan",
  // The third part of a nested resource: device-fleet/{fleet}/device/{device}.
  "device-fleet/device": "device",
  "pipeline/execution": "pipeline-execution",
  "model-card/export-job": "model-card-export-job",
  "monitoring-schedule/alert": "monitoring-alert",
};

/** Resources of other services that SageMaker events name and this product collects. */
const neighbours: Readonly<Record<string, string>> = { "iam:role": "iam-role", "kms:key": "kms-key" };

/**
 * The kind of the resource an ARN names, as the collectors call it; undefined for what is no ARN, no single resource
 * (wildcards) or nothing this product shows. Source: Service Authorization Reference, "Amazon SageMaker", resource types.
 */
export function kindOfArn(text: string): string | undefined {
  const arn = text.length <= longestArn ? parseArn(text) : undefined;
  if (!arn || arn.resource.includes("*")) return undefined;
  const [type = "", name, nested, nestedName] = arn.resource.split("/");
  if (!name) return undefined;
  if (arn.service !== "sagemaker") return neighbours[`${arn.service}:${type}`];
  if (!/^[a-z][a-z-]{2,60}$/.test(type)) return undefined;
  return (nestedName && renamed[`${type}/${nested}`]) || (renamed[type] ?? type);
}
