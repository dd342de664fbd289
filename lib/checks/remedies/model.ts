import { componentsRunning, configsServing, endpointsUsing } from "#lib/analysis/hosting/serving.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { deleteConfig, sagemaker, swapModel } from "./endpoint-moves.ts";
import { type Fields, merged } from "./fields.ts";
import { swapComponentModel } from "./inference-component.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

interface Change {
  summary: string;
  /** What differs from the model as it is, as fields of CreateModel. */
  fields: Fields;
  /** A jq filter for what merging fields cannot do; values from AWS come in as `args`, never spliced in. */
  jq?: string;
  args?: Record<string, string | readonly unknown[]>;
  before?: readonly Step[];
  /** What to edit in the copy before it is made, as sentences. */
  byHand?: readonly string[];
  /** True when the old model itself must go, since anyone who may describe it reads what is wrong with it. */
  removesOld?: boolean;
  guardrail?: Guardrail | readonly Guardrail[];
}

/** Models cannot be changed: a copy with the change takes over in every endpoint and inference component that runs this one. */
export function replaceModel(context: CheckContext, change: Change): Fix {
  return combinable("model", (changes) => write(context, changes), change);
}

function write(context: CheckContext, changes: readonly Change[]): Fix {
  const { identity, inventory } = context;
  const { name: old, region } = identity;
  const name = successorIn(context, "model", old);
  const configs = configsServing(old, region, inventory);
  const fields = merged(changes.map((change) => change.fields));
  const changesFields = Object.keys(fields).length > 0;
  const removesOld = changes.some((change) => change.removesOld);
  const filter = [
    "del(.ModelArn, .CreationTime, .DeploymentRecommendation) | .ModelName = $name",
    ...(changesFields ? [". * $set"] : []),
    ...changes.flatMap((change) => change.jq ?? []),
  ].join(" | ");
  const args = Object.assign({ name, ...(changesFields && { set: fields }) }, ...changes.map((change) => change.args));
  const endpoints = configs.flatMap((config) => endpointsUsing(config, region, inventory));
  const components = componentsRunning(old, region, inventory);
  const served =
    configs.length + components.length > 0
      ? "moves what runs it there"
      : "leaves it to the next endpoint config or transform job";
  const end = removesOld
    ? "The old one is deleted at the end, with the configs that served it."
    : "The old one stays for the way back: delete it once the new one has proved itself.";
  const summary = summaryOf(changes);
  return written({
    mutability: "replace",
    summary: `${summary} A model cannot be changed: this creates a copy with the change (jq is needed, tags are not copied) and ${served}. Try it on a test endpoint first. ${end}`,
    steps: () => [
      ...changes.flatMap((change) => change.before ?? []),
      reshaped(sagemaker("describe-model", { "model-name": old, region }), jq(filter, args), "model.json"),
      ...changes.flatMap(({ byHand = [] }) => byHand.map((comment) => ({ comment }))),
      sagemaker("create-model", { "cli-input-json": { contentsOf: "model.json" }, region }),
      ...endpoints.flatMap((endpoint) => swapModel(endpoint, old, name, context)),
      ...components.flatMap((component) => swapComponentModel(component, { old, name, region })),
      ...(removesOld ? remove(old, configs, context) : []),
    ],
    terraform: changesFields ? terraformOf("model", old, { name, ...attributesOf(fields) }) : undefined,
    cloudformation: changesFields ? cloudFormationOf("model", { ModelName: name, ...fields }) : undefined,
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}

function remove(model: string, configs: readonly string[], context: CheckContext): Step[] {
  return [
    ...configs.flatMap((config) => deleteConfig(config, context)),
    sagemaker("delete-model", { "model-name": model, region: context.identity.region }),
  ];
}
