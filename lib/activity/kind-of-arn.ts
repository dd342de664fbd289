import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";

/** Longest ARN AWS knows. Source: IAM user guide, "IAM and AWS STS quotas". */
const longestArn = 2048;

/**
 * SageMaker ARN types of kinds that no collector reads yet, and that have another name here; every other type is its own kind.
 * One that is collected says its type itself: a law lets no kind stand in both places.
 */
export const uncollectedTypes: Readonly<Record<string, string>> = {
  "experiment-trial": "trial",
  "experiment-trial-component": "trial-component",
  "model-card/export-job": "model-card-export-job",
  "monitoring-schedule/alert": "monitoring-alert",
};

/** `sagemaker:hyper-parameter-tuning-job` is what the collectors call tuning-job. */
const kinds: ReadonlyMap<string, string> = new Map([
  ...Object.entries(uncollectedTypes).map(([type, kind]) => [`sagemaker:${type}`, kind] as const),
  ...everyCollector().flatMap((one) =>
    servicesOf(one).map((service) => [`${service}:${one.arnType ?? one.kind}`, one.kind] as const),
  ),
]);

/**
 * The kind of the resource an ARN names, as the collectors call it; undefined for what is no ARN, no single resource
 * (wildcards) or nothing this product shows. Source: Service Authorization Reference, "Amazon SageMaker", resource types.
 */
export function kindOfArn(text: string): string | undefined {
  const arn = text.length <= longestArn ? parseArn(text) : undefined;
  if (!arn || arn.resource.includes("*")) return undefined;
  // `function:name`, `log-group:/aws/sagemaker/…`
  const [type = "", name, nested, nestedName] = arn.resource.split(/:\/|[/:]/);
  // Without an account, as S3 writes those of buckets and what is in them, ARNs have names where others have types.
  if (arn.service === "s3" && !arn.account) return /^[^/:]+$/.test(arn.resource) ? kinds.get("s3:bucket") : undefined;
  // So have those of services with one kind: SNS.
  if (!name) return name === undefined ? kinds.get(`${arn.service}:`) : undefined;
  const known =
    (nestedName && kinds.get(`${arn.service}:${type}/${nested}`)) ||
    // A type of two words: workteam/vendor-crowd/{name}.
    (nested && kinds.get(`${arn.service}:${type}/${name}`)) ||
    kinds.get(`${arn.service}:${type}`);
  if (known || arn.service !== "sagemaker") return known;
  return /^[a-z][a-z-]{2,60}$/.test(type) ? type : undefined;
}
