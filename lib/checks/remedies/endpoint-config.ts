import { hasLocalStorage, typesWithoutLocalStorage } from "#lib/analysis/encryption/instance-families.ts";
import { type InstanceCount, instanceCounts } from "#lib/analysis/hosting/instance-counts.ts";
import { endpointsNaming } from "#lib/analysis/hosting/serving.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { presentName } from "./choices.ts";
import { type ChosenText, chosenArgs, mergedConfig, putChosen, withNewNames } from "./chosen-texts.ts";
import type { Command, Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { copyConfig, deleteConfig, type Edit, sagemaker } from "./endpoint-moves.ts";
import { configSnippets } from "./endpoint-snippets.ts";
import { type Fields, merged } from "./fields.ts";
import { rotateFirst } from "./secrets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Config = ResourceOf<"endpoint-config">;
type Variant = NonNullable<Config["ProductionVariants"]>[number];

interface Change {
  summary: string;
  /** What differs from the config as it is; undefined when the config can stay. */
  fields?: Fields;
  /** The jq filter that makes the change, where merging the fields would not. */
  jq?: string;
  /** What the filter takes from AWS. */
  args?: Edit["args"];
  /** The texts that held secrets, and the words for what a person puts in their place. */
  texts?: readonly ChosenText[];
  /** True when endpoints must take everything from the copy; else they keep their present instance counts and weights. */
  resets?: boolean;
  /** False where Terraform has no argument for it. */
  inTerraform?: boolean;
  guardrail?: Guardrail | readonly Guardrail[];
  /** Steps to take first. */
  before?: readonly Step[];
  /** Commands that follow once the endpoints have moved. */
  then?: readonly Command[];
  /** True when the old config itself must go, since anyone who may describe it reads what is wrong with it. */
  removesOld?: boolean;
}

/** Endpoint configs cannot be changed: a copy with the change takes over in every endpoint that uses this one. */
export function replaceConfig(context: CheckContext, change: Change): Fix {
  return combinable("endpoint-config", (changes) => write(context, changes), change);
}

function write(context: CheckContext, changes: readonly Change[]): Fix {
  const { identity, inventory } = context;
  const edits = changes.filter(({ fields }) => fields);
  const texts = changes.flatMap((change) => change.texts ?? []);
  // By then the endpoints have the names that were chosen.
  const then = withNewNames(
    changes.flatMap((change) => change.then ?? []),
    texts,
  ) as Command[];
  const summary = summaryOf(changes);
  const link = consoleLink(identity);
  if (edits.length === 0) {
    const stays = `${summary} The config ${identity.name} asks for enough and can stay.`;
    return written({ mutability: "in-place", summary: stays, steps: () => then, ...link });
  }
  const removesOld = changes.some((change) => change.removesOld);
  const using = endpointsNaming(identity.name, identity.region, inventory);
  const [lost] = lostModels(context);
  if (lost !== undefined && using.length === 0) return discard(lost, removesOld ? `${rotateFirst} ` : "", context);
  const served =
    using.length > 0
      ? "the endpoint moves to it without downtime"
      : "no endpoint uses this one now, so it is for the next deployment";
  const end = removesOld
    ? "The old one is deleted at the end: whoever may describe it reads what it holds."
    : "The old one stays for the way back: delete it once the new one has proved itself.";
  const name = successorIn(context, "endpoint-config", identity.name);
  const snippets = configSnippets(
    identity.name,
    name,
    mergedConfig(
      edits.map((edit) => edit.fields ?? {}),
      texts,
    ),
    mergedConfig(
      edits.map((edit) => (edit.inTerraform === false ? {} : (edit.fields ?? {}))),
      texts,
    ),
  );
  return written({
    mutability: "replace",
    summary: `${summary} A config cannot be changed: the commands create a copy with the change (jq is needed, tags are not copied), and ${served}. ${end}`,
    steps: () => [
      ...changes.flatMap((change) => change.before ?? []),
      ...copyConfig(context, name, editOf(edits, texts)),
      ...then,
      ...(removesOld ? deleteConfig(identity.name, context) : []),
    ],
    ...snippets,
    ...link,
    guardrail: guardrailsOf(changes),
  });
}

/** All changes as one edit of the copy. */
function editOf(edits: readonly Change[], texts: readonly ChosenText[]): Edit {
  const set = merged(edits.filter((edit) => !edit.jq && !edit.texts).map(({ fields }) => fields ?? {}));
  const sets = Object.keys(set).length > 0;
  return {
    jq: [
      ...(sets ? [". * $set"] : []),
      ...edits.flatMap(({ jq }) => jq ?? []),
      ...(texts.length > 0 ? [putChosen] : []),
    ],
    args: {
      ...(sets && { set }),
      ...Object.assign({}, ...edits.map(({ args }) => args)),
      ...(texts.length > 0 && chosenArgs(texts)),
    },
    resets: edits.some(({ resets }) => resets),
  };
}

/** Models that the config names and the account no longer has. AWS makes no config that names one. */
function lostModels({ identity, inventory }: CheckContext): string[] {
  const { arn, region } = identity;
  const config = inventory.get("endpoint-config", arn, region);
  const variants = config.found ? (config.resource.ProductionVariants ?? []) : [];
  return variants.flatMap(({ ModelName }) => {
    const model = ModelName === undefined ? undefined : inventory.get("model", ModelName, region);
    return model && !model.found && model.why === "absent" && ModelName ? [ModelName] : [];
  });
}

function discard(model: string, first: string, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `${first}Delete ${name}: no endpoint uses it, and none can be made from it any more, as its model ${model} no longer exists.`,
    steps: () => [
      sagemaker("delete-endpoint-config", {
        "endpoint-config-name": presentName("CURRENT_CONFIG_NAME", name),
        region,
      }),
    ],
    ...consoleLink(identity),
  });
}

/** A copy whose volumes are encrypted with a customer managed key. */
export function encryptVolumes(config: Config, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary: `Give the volumes a customer managed key, and allow it to the role that deploys.${coverageOf(config)}`,
    fields: { KmsKeyId: "KMS_KEY_ARN" },
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

/** Which variants the key covers, when it does not cover all: local disks are encrypted by the hardware's own key. */
function coverageOf({ ProductionVariants = [], ShadowProductionVariants = [] }: Config): string {
  const volumes = [...ProductionVariants, ...ShadowProductionVariants].flatMap((variant) => {
    const { VariantName = "", ServerlessConfig, InstanceType = "", InstancePools = [] } = variant;
    if (ServerlessConfig) return [{ name: `${VariantName} (serverless)`, local: true }];
    const types = InstancePools.length > 0 ? InstancePools.map((pool) => pool.InstanceType ?? "") : [InstanceType];
    return types.map((type) => ({ name: `${VariantName} (${type})`, local: hasLocalStorage(type) }));
  });
  const named = (local: boolean | undefined) => volumes.filter((one) => one.local === local).map((one) => one.name);
  const [ebs, disks, unclear] = [named(false), named(true), named(undefined)];
  if (disks.length + unclear.length === 0) return "";
  const doubt = unclear.length > 0 ? ` Of ${listed(unclear)} it is not known.` : "";
  return ` It covers the EBS volumes of ${listed(ebs)}${disks.length > 0 ? `, not ${listed(disks)}: local disks have a key of the hardware, serverless variants no volume` : ""}.${doubt}`;
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "no variant");
}

/** A copy whose data capture is encrypted with a customer managed key. What was captured before stays as it is. */
export function encryptCapture(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Give data capture a customer managed key, and allow it to the endpoint's role. What was captured before stays as it is: copy it over itself with the new key, or delete it. Endpoints go back to the instance counts and weights of the config.",
    fields: { DataCaptureConfig: { KmsKeyId: "KMS_KEY_ARN" } },
    // Data capture is one of the properties that an endpoint would retain. Source: API reference, VariantProperty.
    resets: true,
  });
}

/** A second instance: in the config for the deployments to come, and in the endpoints that run with one now. */
export function addInstances(config: Config, context: CheckContext, least: number): Fix {
  const { identity, inventory } = context;
  const few = instanceCounts(config, identity.region, inventory).filter(({ count = least }) => count < least);
  const then = few.flatMap((one) => scaleOut(one, identity.region, least));
  const summary = `Run ${least === 2 ? "two" : least} or more instances, which spread over Availability Zones${then.length > 0 ? "; if a scaling policy is in force, raise its minimum too, or it scales in again" : ""}.`;
  const starved = (config.ProductionVariants ?? []).filter(({ VariantName, InitialInstanceCount = least }) =>
    few.some(
      ({ variant, source }) => variant === VariantName && (source === "managed" || InitialInstanceCount < least),
    ),
  );
  if (starved.length === 0) return replaceConfig(context, { summary, then });
  return replaceConfig(context, {
    summary,
    fields: {
      ProductionVariants: starved.map((variant) => ({
        VariantName: variant.VariantName,
        ...(isManaged(variant)
          ? { ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: least } }
          : { InitialInstanceCount: least }),
      })),
    },
    jq: `.ProductionVariants |= map(if .ServerlessConfig then . else .InitialInstanceCount = ([.InitialInstanceCount, ${least}] | max) | if .ManagedInstanceScaling.Status == "ENABLED" then .ManagedInstanceScaling |= (.MinInstanceCount = ([.MinInstanceCount, ${least}] | max) | .MaxInstanceCount = ([.MaxInstanceCount, ${least}] | max)) else . end end)`,
    then,
  });
}

function isManaged({ ManagedInstanceScaling: scaling }: Variant): boolean {
  return scaling?.Status === "ENABLED";
}

/** Commands for a variant that runs short now; none for one that no endpoint runs, or whose scaling is managed. */
function scaleOut({ endpoint, variant }: InstanceCount, region: string, least: number): Command[] {
  if (endpoint === undefined) return [];
  const target = { "endpoint-name": presentName("CURRENT_ENDPOINT_NAME", endpoint), region };
  return [
    sagemaker("wait endpoint-in-service", target),
    sagemaker("update-endpoint-weights-and-capacities", {
      ...target,
      "desired-weights-and-capacities": [{ VariantName: variant, DesiredInstanceCount: least }],
    }),
  ];
}
