import { configsServing } from "#lib/analysis/hosting/serving.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { copyConfig } from "./endpoint-config.ts";
import { jq } from "./jq.ts";
import { type Attributes, cloudFormation, terraform } from "./snippets.ts";
import { successorName } from "./successor-name.ts";

interface Change {
  summary: string;
  /** A jq filter over the body of CreateModel; values from AWS come in as `args`, never spliced in. */
  jq: string;
  args?: Record<string, string>;
  terraform: Attributes;
  cloudFormation: object;
  guardrail?: Guardrail;
}

/** Models cannot be changed: a copy with the change takes over in every endpoint that serves this one. */
export function replaceModel(context: CheckContext, change: Change): Fix {
  const { identity, inventory } = context;
  const { name: old, region } = identity;
  const name = successorName(old);
  const configs = configsServing(old, region, inventory);
  const filter = `del(.ModelArn, .CreationTime, .DeploymentRecommendation) | .ModelName = $name | ${change.jq}`;
  const swap = "(.. | (.ModelName?, .ModelNameOverride?) | select(. == $old)) |= $new";
  const cli = [
    `${awsCli("sagemaker", "describe-model", { "model-name": old, region })} | ${jq(filter, { name, ...change.args })} > model.json`,
    awsCli("sagemaker", "create-model", { "cli-input-json": "file://model.json", region }),
    ...configs.flatMap((config) => copyConfig(config, context, { jq: swap, args: { old, new: name } })),
  ].join("\n");
  const served =
    configs.length > 0 ? "moves its endpoints to it" : "leaves it to the next endpoint config or transform job";
  const summary = `${change.summary} A model cannot be changed: this creates a copy with the change (jq is needed, tags are not copied) and ${served}. Try it on a test endpoint first.`;
  return {
    mutability: "replace",
    summary: sayChoices(summary, cli),
    cli,
    terraform: terraform("aws_sagemaker_model", old, { name, ...change.terraform }),
    cloudformation: cloudFormation("AWS::SageMaker::Model", { ModelName: name, ...change.cloudFormation }),
    ...consoleLink(identity, "models", old),
    ...(change.guardrail && { guardrail: change.guardrail }),
  };
}
