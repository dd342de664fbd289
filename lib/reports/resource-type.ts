import { parseArn } from "#lib/readings/arn.ts";

/** Services as CloudFormation spells them; every other in capitals. Source: CloudFormation resource reference. */
const services: Readonly<Record<string, string>> = {
  sagemaker: "SageMaker",
  cloudtrail: "CloudTrail",
  events: "Events",
  lambda: "Lambda",
  logs: "Logs",
  secretsmanager: "SecretsManager",
};

/** Nouns whose name in CloudFormation is not ours in Pascal case. */
const nouns: Readonly<Record<string, string>> = {
  "notebook-lifecycle-config": "NotebookInstanceLifecycleConfig",
  "tuning-job": "HyperParameterTuningJob",
  vpc: "VPC",
  "vpc-endpoint": "VPCEndpoint",
};

/**
 * What other tools call a kind: `AWS::SageMaker::NotebookInstance`. CloudFormation's type where it has one (it has none for
 * jobs), and its spelling where not.
 */
export function resourceType({ arn, kind }: { arn: string; kind: string }): string {
  const service = parseArn(arn)?.service ?? "sagemaker";
  const noun = kind.startsWith(`${service}-`) ? kind.slice(service.length + 1) : kind;
  return `AWS::${services[service] ?? service.toUpperCase()}::${nouns[noun] ?? pascal(noun)}`;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());
}
