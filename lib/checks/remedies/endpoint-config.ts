import { typesWithoutLocalStorage } from "#lib/analysis/encryption/instance-families.ts";
import { type InstanceCount, instanceCounts } from "#lib/analysis/hosting/instance-counts.ts";
import { endpointsUsing } from "#lib/analysis/hosting/serving.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { jq } from "./jq.ts";
import { type Attributes, cloudFormation, terraform } from "./snippets.ts";
import { successorName } from "./successor-name.ts";

type Config = ResourceOf<"endpoint-config">;
type Variant = NonNullable<Config["ProductionVariants"]>[number];

interface Edit {
  /** A jq filter over the body of CreateEndpointConfig; values from AWS come in as `args`, never spliced in. */
  jq: string;
  args?: Record<string, string>;
  /** True when endpoints must take everything from the copy; else they keep their present instance counts and weights. */
  resets?: boolean;
}

interface Change extends Edit {
  summary: string;
  terraform?: Attributes;
  cloudFormation: object;
  guardrail?: Guardrail;
  /** Commands that follow once the endpoints have moved. */
  then?: string[];
}

/** Endpoint configs cannot be changed: a copy with the change takes over in every endpoint that uses this one. */
export function replaceConfig(context: CheckContext, change: Change): Fix {
  const { identity } = context;
  const cli = [...copyConfig(identity.name, context, change), ...(change.then ?? [])].join("\n");
  const served = cli.includes("update-endpoint")
    ? "the endpoint moves to it without downtime"
    : "no endpoint uses this one now, so it is for the next deployment";
  const summary = `${change.summary} A config cannot be changed: the commands create a copy with the change (jq is needed, tags are not copied), and ${served}.`;
  const name = successorName(identity.name);
  const hcl =
    change.terraform && terraform("aws_sagemaker_endpoint_configuration", identity.name, { name, ...change.terraform });
  return {
    mutability: "replace",
    summary: sayChoices(summary, cli),
    cli,
    ...(hcl && { terraform: hcl }),
    cloudformation: cloudFormation("AWS::SageMaker::EndpointConfig", {
      EndpointConfigName: name,
      ...change.cloudFormation,
    }),
    ...consoleLink(identity, "endpointConfig", identity.name),
    ...(change.guardrail && { guardrail: change.guardrail }),
  };
}

/** A copy whose volumes are encrypted with a customer managed key. */
export function encryptVolumes(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary: "Give the volumes a customer managed key, and allow it to the role that deploys.",
    jq: ".KmsKeyId = $key",
    args: { key: "KMS_KEY_ARN" },
    terraform: { kms_key_arn: "KMS_KEY_ARN" },
    cloudFormation: { KmsKeyId: "KMS_KEY_ARN" },
    guardrail: {
      Sid: "DenyEndpointVolumesWithoutKmsKey",
      Effect: "Deny",
      Action: "sagemaker:CreateEndpointConfig",
      Resource: "*",
      // Only types that keep data on EBS: a key does nothing for local NVMe disks, and serverless has no instance type.
      Condition: {
        Null: { "sagemaker:VolumeKmsKeyArn": "true" },
        "ForAnyValue:StringLike": { "sagemaker:InstanceTypes": [...typesWithoutLocalStorage] },
      },
    },
  });
}

/** A copy whose data capture is encrypted with a customer managed key. What was captured before stays as it is. */
export function encryptCapture(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Give data capture a customer managed key, and allow it to the endpoint's role. What was captured before stays as it is: copy it over itself with the new key, or delete it. Endpoints go back to the instance counts and weights of the config.",
    jq: ".DataCaptureConfig.KmsKeyId = $key",
    args: { key: "KMS_KEY_ARN" },
    // Data capture is one of the properties that an endpoint would retain. Source: API reference, VariantProperty.
    resets: true,
    terraform: { data_capture_config: { kms_key_id: "KMS_KEY_ARN" } },
    cloudFormation: { DataCaptureConfig: { KmsKeyId: "KMS_KEY_ARN" } },
  });
}

/** A second instance: in the config for the deployments to come, and in the endpoints that run with one now. */
export function addInstances(config: Config, context: CheckContext): Fix {
  const { identity, inventory } = context;
  const few = instanceCounts(config, identity.region, inventory).filter(({ count = 2 }) => count < 2);
  const then = few.flatMap((one) => scaleOut(one, identity.region));
  const summary = `Run two or more instances, which spread over Availability Zones${then.length > 0 ? "; if a scaling policy is in force, raise its minimum too, or it scales in again" : ""}.`;
  const starved = (config.ProductionVariants ?? []).filter(({ VariantName, InitialInstanceCount = 2 }) =>
    few.some(({ variant, source }) => variant === VariantName && (source === "managed" || InitialInstanceCount < 2)),
  );
  if (starved.length === 0) {
    const link = consoleLink(identity, "endpointConfig", identity.name);
    return {
      mutability: "in-place",
      summary: `${summary} The config ${identity.name} asks for enough and can stay.`,
      cli: then.join("\n"),
      ...link,
    };
  }
  return replaceConfig(context, {
    summary,
    jq: `.ProductionVariants |= map(if .ServerlessConfig then . else .InitialInstanceCount = ([.InitialInstanceCount, 2] | max) | if .ManagedInstanceScaling.Status == "ENABLED" then .ManagedInstanceScaling |= (.MinInstanceCount = ([.MinInstanceCount, 2] | max) | .MaxInstanceCount = ([.MaxInstanceCount, 2] | max)) else . end end)`,
    then,
    terraform: {
      production_variants: starved.map((variant) => ({
        variant_name: variant.VariantName,
        ...(isManaged(variant)
          ? { managed_instance_scaling: { status: "ENABLED", min_instance_count: 2 } }
          : { initial_instance_count: 2 }),
      })),
    },
    cloudFormation: {
      ProductionVariants: starved.map((variant) => ({
        VariantName: variant.VariantName,
        ...(isManaged(variant)
          ? { ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 2 } }
          : { InitialInstanceCount: 2 }),
      })),
    },
  });
}

function isManaged({ ManagedInstanceScaling: scaling }: Variant): boolean {
  return scaling?.Status === "ENABLED";
}

/** Commands for a variant that runs short now; none for one that no endpoint runs, or whose scaling is managed. */
function scaleOut({ endpoint, variant }: InstanceCount, region: string): string[] {
  if (endpoint === undefined) return [];
  const target = { "endpoint-name": endpoint, region };
  const capacity = JSON.stringify([{ VariantName: variant, DesiredInstanceCount: 2 }]);
  return [
    awsCli("sagemaker", "wait endpoint-in-service", target),
    awsCli("sagemaker", "update-endpoint-weights-and-capacities", {
      ...target,
      "desired-weights-and-capacities": capacity,
    }),
  ];
}

/** Commands that copy a config with an edit, and move the endpoints that use it to the copy. */
export function copyConfig(config: string, context: CheckContext, edit: Edit): string[] {
  const { region } = context.identity;
  const name = successorName(config);
  const endpoints = endpointsUsing(config, region, context.inventory);
  const filter = `del(.EndpointConfigArn, .CreationTime) | .EndpointConfigName = $name | ${edit.jq}`;
  return [
    `${awsCli("sagemaker", "describe-endpoint-config", { "endpoint-config-name": config, region })} | ${jq(filter, { name, ...edit.args })} > endpoint-config.json`,
    awsCli("sagemaker", "create-endpoint-config", { "cli-input-json": "file://endpoint-config.json", region }),
    ...endpoints.map(({ EndpointName }) =>
      awsCli("sagemaker", "update-endpoint", {
        "endpoint-name": EndpointName,
        "endpoint-config-name": name,
        "retain-all-variant-properties": edit.resets ? undefined : true,
        region,
      }),
    ),
  ];
}
