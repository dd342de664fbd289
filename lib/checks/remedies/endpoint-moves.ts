import { endpointsNaming } from "#lib/analysis/hosting/serving.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { presentName } from "./choices.ts";
import { aws, type Command, jq, type Options, reshaped, type Step } from "./commands.ts";
import { successorIn } from "./successor-name.ts";

/*
 * An endpoint config cannot be changed, so every change is a copy of it to which its endpoints move.
 */

type Endpoint = ResourceOf<"endpoint">;

/** How the copy of a config differs from it. */
export interface Edit {
  /** jq filters over the body of CreateEndpointConfig; values from AWS come in as `args`, never spliced in. */
  jq: readonly string[];
  args?: Parameters<typeof jq>[1];
  /** True when endpoints must take everything from the copy; else they keep their present instance counts and weights. */
  resets?: boolean;
}

/** Commands that copy the config with an edit, and move the endpoints to the copy that use it, or soon will. */
export function copyConfig({ identity, inventory }: CheckContext, name: string, edit: Edit): Step[] {
  const { name: shown, region } = identity;
  const config = presentName("CURRENT_CONFIG_NAME", shown);
  const read = sagemaker("describe-endpoint-config", { "endpoint-config-name": config, region });
  return [
    ...createCopy(read, name, region, edit),
    ...endpointsNaming(shown, region, inventory).flatMap((endpoint) => [
      ...settle(endpoint, region),
      ...moveEndpoint(endpoint, name, region, edit),
    ]),
  ];
}

/** Commands that make a config of another name and with an edit. @param read the command that describes the old one */
export function createCopy(read: Command, name: string, region: string, edit: Edit): Step[] {
  const filter = ["del(.EndpointConfigArn, .CreationTime) | .EndpointConfigName = $name", ...edit.jq].join(" | ");
  return [
    reshaped(read, jq(filter, { name, ...edit.args }), "endpoint-config.json"),
    sagemaker("create-endpoint-config", { "cli-input-json": { contentsOf: "endpoint-config.json" }, region }),
  ];
}

/** The command that writes down which config the endpoint has when it runs: it may be another than at the scan. */
export function readConfigOf(endpoint: Endpoint, region: string, ...by: Parameters<typeof jq>): Command {
  return reshaped(sagemaker("describe-endpoint", { ...targetOf(endpoint), region }), jq(...by), "endpoint.json");
}

/** The command that describes the config that was written down. */
export function describeConfigOf(region: string): Command {
  return sagemaker("describe-endpoint-config", { "cli-input-json": { contentsOf: "endpoint.json" }, region });
}

/** AWS refuses to update an endpoint that is being updated. One that failed for good never comes into service. */
export function settle(endpoint: Endpoint, region: string): Step[] {
  return endpoint.EndpointStatus === "Failed"
    ? []
    : [sagemaker("wait endpoint-in-service", { ...targetOf(endpoint), region })];
}

/** AWS does not update an endpoint that failed for good: that one is made anew. */
export function moveEndpoint(endpoint: Endpoint, config: string, region: string, edit: Edit): Step[] {
  const target = targetOf(endpoint);
  if (endpoint.EndpointStatus === "Failed") {
    return [
      sagemaker("delete-endpoint", { ...target, region }),
      sagemaker("wait endpoint-deleted", { ...target, region }),
      sagemaker("create-endpoint", { ...target, "endpoint-config-name": config, region }),
    ];
  }
  return [
    sagemaker("update-endpoint", {
      ...target,
      "endpoint-config-name": config,
      "retain-all-variant-properties": edit.resets ? undefined : true,
      region,
    }),
  ];
}

/** Commands that delete a config once the endpoints have left it: AWS needs it for as long as they are on the way. */
export function deleteConfig(config: string, { identity, inventory }: CheckContext): Step[] {
  const { region } = identity;
  const name = presentName("CURRENT_CONFIG_NAME", config);
  return [
    ...endpointsNaming(config, region, inventory).map((endpoint) =>
      sagemaker("wait endpoint-in-service", { ...targetOf(endpoint), region }),
    ),
    sagemaker("delete-endpoint-config", { "endpoint-config-name": name, region }),
  ];
}

/**
 * Commands that put another model into what an endpoint runs: its config is asked for when they run, so that what was
 * changed since the scan, another of its models say, stays changed.
 */
export function swapModel(endpoint: Endpoint, old: string, model: string, context: CheckContext): Step[] {
  const { region } = context.identity;
  const name = successorIn(context, "endpoint-config", endpoint.EndpointName ?? "", { seed: model });
  const swap = "(.. | (.ModelName?, .ModelNameOverride?) | select(. == $old)) |= $new";
  const edit = { jq: [swap], args: { old, new: model } };
  return [
    readConfigOf(endpoint, region, "{EndpointConfigName}", {}),
    ...createCopy(describeConfigOf(region), name, region, edit),
    ...settle(endpoint, region),
    ...moveEndpoint(endpoint, name, region, edit),
  ];
}

/** The option that names an endpoint. */
export function targetOf({ EndpointName = "" }: Endpoint): Options {
  return { "endpoint-name": presentName("CURRENT_ENDPOINT_NAME", EndpointName) };
}

export function sagemaker(operation: string, options: Options): Command {
  return aws("sagemaker", operation, options);
}
