import { pascal } from "#lib/format.ts";
import { factsOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";

/** Services as CloudFormation spells them; every other in capitals. Source: CloudFormation resource reference. */
const services: Readonly<Record<string, string>> = { sagemaker: "SageMaker" };

/**
 * What other tools call a kind: `AWS::SageMaker::NotebookInstance`. CloudFormation's type where it has one (it has none for
 * most jobs), and its spelling where not.
 */
export function resourceType({ arn, kind }: { arn: string; kind: string }): string {
  const { cloudFormation, arnType = kind } = factsOf(kind) ?? {};
  const service = parseArn(arn)?.service ?? "sagemaker";
  return cloudFormation ?? `AWS::${services[service] ?? service.toUpperCase()}::${pascal(arnType)}`;
}
