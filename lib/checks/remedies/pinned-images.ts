import { containersOf } from "#lib/analysis/hosting/model-containers.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker, swapModel } from "./endpoint-moves.ts";
import { successorIn } from "./successor-name.ts";
import { written } from "./written.ts";

type Endpoint = ResourceOf<"endpoint">;

interface Deployed {
  SpecifiedImage?: string | undefined;
  ResolvedImage?: string | undefined;
}

type Pin = readonly [tag: string, digest: string];

const pin = "reduce $pins[] as [$tag, $digest] (.; (.. | objects | .Image | strings | select(. == $tag)) |= $digest)";

/** The endpoint with the models that name these images by tag replaced by copies that name them by digest. */
export function pinImages(endpoint: Endpoint, deployed: readonly Deployed[], context: CheckContext): Fix {
  const pins = deployed.flatMap(({ SpecifiedImage, ResolvedImage }): Pin[] =>
    SpecifiedImage && ResolvedImage ? [[SpecifiedImage, ResolvedImage]] : [],
  );
  return written({
    mutability: "replace",
    summary: `Name the images of ${context.identity.name} by the digests that run now, so that nothing changes until somebody decides it: copies of its models take over (jq is needed, tags are not copied). Then review what the tags mean today, and deploy that by digest too. Immutable tags in the repository keep it from happening again.`,
    steps: () => modelsOf(endpoint, context).flatMap((model) => pinModel(model, pins, endpoint, context)),
    ...consoleLink(context.identity),
  });
}

/** A copy for this endpoint alone: what others run of the same model is another finding. */
function pinModel(model: ResourceOf<"model">, pins: readonly Pin[], endpoint: Endpoint, context: CheckContext): Step[] {
  const { region } = context.identity;
  const images = containersOf(model).flatMap(({ container }) => container.Image ?? []);
  const own = pins.filter(([tag]) => images.includes(tag));
  if (own.length === 0 || !model.ModelName) return [];
  const name = successorIn(context, "model", model.ModelName, { seed: endpoint.EndpointName ?? "" });
  const filter = `del(.ModelArn, .CreationTime, .DeploymentRecommendation) | .ModelName = $name | ${pin}`;
  const described = sagemaker("describe-model", { "model-name": model.ModelName, region });
  return [
    reshaped(described, jq(filter, { name, pins: own }), "model.json"),
    sagemaker("create-model", { "cli-input-json": { contentsOf: "model.json" }, region }),
    ...swapModel(endpoint, model.ModelName, name, context),
  ];
}

/** The models that the endpoint's config names. */
function modelsOf({ EndpointConfigName = "" }: Endpoint, { identity, inventory }: CheckContext) {
  const config = inventory.get("endpoint-config", EndpointConfigName, identity.region);
  if (!config.found) return [];
  const { ProductionVariants = [], ShadowProductionVariants = [] } = config.resource;
  const names = [...ProductionVariants, ...ShadowProductionVariants].flatMap(({ ModelName, InstancePools = [] }) => [
    ...(ModelName ? [ModelName] : []),
    ...InstancePools.flatMap(({ ModelNameOverride }) => ModelNameOverride ?? []),
  ]);
  return [...new Set(names)].flatMap((name) => {
    const lookup = inventory.get("model", name, identity.region);
    return lookup.found ? [lookup.resource] : [];
  });
}
