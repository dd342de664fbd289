import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { chosenArgs, chosenFields, mergedConfig, putChosen, textsToChoose } from "./chosen-texts.ts";
import type { Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type First, sayReset, sayTexts, touchesCapture } from "./endpoint-config-secrets.ts";
import {
  createCopy,
  describeConfigOf,
  type Edit,
  moveEndpoint,
  readConfigOf,
  sagemaker,
  settle,
  targetOf,
} from "./endpoint-moves.ts";
import { configSnippets, endpointSnippets } from "./endpoint-snippets.ts";
import type { Fields } from "./fields.ts";
import { successorIn } from "./successor-name.ts";
import { written } from "./written.ts";

type Endpoint = ResourceOf<"endpoint">;

const newName = "NEW_ENDPOINT_NAME";

/** What is to be done with an endpoint. */
interface Plan {
  /** The copy of its config that it is to have, where the present one will not do. */
  copy?: { name: string; edit: Edit; fields: Fields };
  /** True when its name holds the secret, so that another endpoint has to take its place. */
  renames: boolean;
  /** In sentences. */
  say: string[];
}

/**
 * Rotate, then: what the endpoint has from its config goes with a copy of that, what AWS tells of a deployment with the
 * next one, and its name with a new endpoint. @param paths where the secrets stand
 */
export function endpointWithoutSecrets(
  endpoint: Endpoint,
  paths: readonly string[],
  context: CheckContext,
  first: First,
): Fix {
  const { name, region } = context.identity;
  const { copy, renames, say } = planOf(endpoint, paths, context);
  const failed = endpoint.EndpointStatus === "Failed";
  const steps = (): Step[] => [
    ...first.steps,
    ...(copy || renames ? settle(endpoint, region) : []),
    ...(copy
      ? [
          readConfigOf(endpoint, region, "{EndpointConfigName}", {}),
          ...createCopy(describeConfigOf(region), copy.name, region, copy.edit),
        ]
      : []),
    ...(renames ? makeAnew(endpoint, region, copy?.name) : []),
    ...(copy && !renames ? moveEndpoint(endpoint, copy.name, region, copy.edit) : []),
  ];
  const change = {
    ...(renames && { EndpointName: newName }),
    ...(copy && { EndpointConfigName: copy.name }),
  };
  const config = copy && configSnippets(endpoint.EndpointConfigName ?? name, copy.name, copy.fields);
  return written({
    mutability: renames || (copy && failed) ? "replace" : "in-place",
    takesAway: first.steps.length > 0,
    summary: [first.say, ...say].join(" "),
    steps,
    ...(Object.keys(change).length > 0 && endpointSnippets(name, change, config)),
    ...consoleLink(context.identity),
  });
}

function planOf(endpoint: Endpoint, paths: readonly string[], context: CheckContext): Plan {
  const { EndpointConfigName: current = "", PendingDeploymentSummary: pending } = endpoint;
  const renames = hasMark(context.identity.name);
  const configs = [current, pending?.EndpointConfigName].flatMap((name) => {
    const found = name ? context.inventory.get("endpoint-config", name, context.identity.region) : undefined;
    return found?.found ? [found.resource] : [];
  });
  const sources = configs.length > 0 ? configs : [shownOf(endpoint)];
  const texts = textsToChoose(sources);
  const told = paths.filter((path) => !isName(path) && !isImage(path));
  const images = paths.some(isImage) ? [sayImages] : [];
  // A new endpoint of a sound config has nothing of what AWS tells of the old one's deployments.
  const needsCopy = texts.length > 0 || hasMark(current) || (told.length > 0 && !renames);
  if (!needsCopy) return { renames, say: [...(renames ? [sayName] : []), ...images] };
  const edit = {
    jq: texts.length > 0 ? [putChosen] : [],
    ...(texts.length > 0 && { args: chosenArgs(texts) }),
    resets: touchesCapture(texts) || told.some((path) => path.startsWith("DataCaptureConfig")),
  };
  const fields = mergedConfig(
    sources.map((source) => chosenFields(source, texts)),
    texts,
  );
  const name = successorIn(context, "endpoint-config", current, { seed: context.identity.name });
  const reset = edit.resets && !renames ? sayReset : "";
  const move = renames ? "" : ` ${endpoint.EndpointStatus === "Failed" ? sayFailed : sayUpdate}`;
  return {
    copy: { name, edit, fields },
    renames,
    say: [
      `The commands copy the present config, which cannot be changed (jq is needed, tags are not copied).${sayTexts(texts)}${reset}${move} Delete the old config once no endpoint uses it.`,
      ...(told.includes("FailureReason") && !renames ? [sayFailure] : []),
      ...(renames ? [sayName] : []),
      ...images,
    ],
  };
}

const sayUpdate = "The endpoint moves to the copy without downtime.";
// Source: API reference, DescribeEndpoint: DeleteEndpoint is all that can be done with a failed one.
const sayFailed = "An endpoint that failed takes no update: it is deleted, and made anew from the copy.";
// Source: API reference, EndpointMetadata.
const sayFailure =
  "AWS gives a FailureReason where the endpoint, or the last update of it, failed: mend what it complains of, so that this deployment succeeds.";
const sayName = `A name cannot be changed: the commands make another endpoint, ${newName}, with the instance counts of the config. Whoever calls an endpoint does so by its name, as do scaling policies, alarms, monitoring schedules and inference components: move them, the tags and an endpoint policy before the last command, which deletes the old one.`;
const sayImages = "The name of an image is its model's: put a model with another image in its place.";

/** Another endpoint with the config, or with the one that this has when the commands run. */
function makeAnew(endpoint: Endpoint, region: string, config: string | undefined): Step[] {
  const current = { "cli-input-json": { contentsOf: "endpoint.json" }, region };
  return [
    ...(config === undefined
      ? [
          readConfigOf(endpoint, region, "{EndpointName: $name, EndpointConfigName}", { name: newName }),
          sagemaker("create-endpoint", current),
        ]
      : [sagemaker("create-endpoint", { "endpoint-name": newName, "endpoint-config-name": config, region })]),
    sagemaker("wait endpoint-in-service", { "endpoint-name": newName, region }),
    { comment: `Once nothing calls the old endpoint any more, but ${newName}:` },
    { later: sagemaker("delete-endpoint", { ...targetOf(endpoint), region }) },
  ];
}

/** What DescribeEndpoint shows of a config, for one that could not be read. */
function shownOf(endpoint: Endpoint): object {
  const { DataCaptureConfig, AsyncInferenceConfig, ExplainerConfig } = endpoint;
  const named = (variants: Endpoint["ProductionVariants"]) => variants?.map(({ VariantName }) => ({ VariantName }));
  return {
    ProductionVariants: named(endpoint.ProductionVariants),
    ShadowProductionVariants: named(endpoint.ShadowProductionVariants),
    DataCaptureConfig,
    AsyncInferenceConfig,
    ExplainerConfig,
  };
}

function isName(path: string): boolean {
  return /^(?:EndpointName|EndpointArn|identity)\b/.test(path);
}

function isImage(path: string): boolean {
  return path.includes(".DeployedImages[");
}
