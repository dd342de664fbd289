import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";

/** Where a probe asks, and what there is to ask about where AWS tells whether a thing is there before it looks at the permission. */
export interface ProbePlace {
  partition: string;
  region: string;
  account: string;
  bucket?: string | undefined;
  key?: string | undefined;
}

/**
 * The least that an operation can be asked with: what its schema requires, naming things that there are none of. AWS looks at the
 * permission before it looks for the thing, and at the form of a request before either: so each value has the form that the
 * operation's API reference asks for.
 */
export function probeInput(action: string, schema: unknown, place: ProbePlace): object {
  const input = NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
  return input.isStructSchema() ? structFor(action, input, place) : {};
}

function structFor(action: string, schema: NormalizedSchema, place: ProbePlace): object {
  // [6] of a structure says how many of its members, the first ones, are required. Source: @smithy/types, static-schemas.
  const required = (schema.getSchema() as StaticStructureSchema)[6] ?? 0;
  // S3 Control's endpoint needs the account, which its schemas do not require.
  const members = [...schema.structIterator()].filter(([name], at) => at < required || name === "AccountId");
  return Object.fromEntries(members.map(([name, member]) => [name, valueFor(action, name, member, place)]));
}

function valueFor(action: string, name: string, schema: NormalizedSchema, place: ProbePlace): unknown {
  if (schema.isListSchema()) return [valueFor(action, name, schema.getValueSchema(), place)];
  if (schema.isStructSchema()) return structFor(action, schema, place);
  if (schema.isNumericSchema()) return 1;
  if (schema.isBooleanSchema()) return true;
  return textFor(action, name, place);
}

const nothing = "sagewarden-preflight";

function textFor(action: string, name: string, place: ProbePlace): string {
  const { partition, region, account, bucket, key } = place;
  const form = forms[`${action} ${name}`] ?? forms[name];
  const given = { AccountId: account, Bucket: bucket, KeyId: key }[name];
  if (given !== undefined) return given;
  const isArn = form === undefined ? /arn$/i.test(name) : form.includes("/") && !form.startsWith("alias/");
  const service = action.slice(0, action.indexOf(":"));
  return isArn ? `arn:${partition}:${service}:${region}:${account}:${form ?? `${nothing}/none`}` : (form ?? nothing);
}

/**
 * Values of another form than a name, by member, or by operation and member; what has a slash is the end of an ARN. Source: the
 * API reference of each.
 */
const forms: Readonly<Record<string, string>> = {
  AppType: "JupyterLab",
  ClusterArn: "cluster/000000000000",
  ClusterSchedulerConfigId: "000000000000",
  ComputeQuotaId: "000000000000",
  DomainId: "d-000000000000",
  ExtensionArn: "extension/eks-preflight/none/000000000000",
  HubContentType: "Model",
  JobId: "00000000-0000-0000-0000-000000000000",
  JobCategory: "AgentRFT",
  KeyId: "alias/aws/sagemaker",
  "sagemaker:Search Resource": "TrainingJob",
  PipelineExecutionArn: "pipeline/sagewarden-preflight/execution/000000000000",
  "sagemaker:DescribeMlflowApp Arn": "mlflow-app/app-000000000000",
  "sagemaker:DescribePartnerApp Arn": "partner-app/app-000000000000",
};
