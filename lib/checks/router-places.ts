import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Router = ResourceOf<"inference-router">;

/** Every endpoint and inference component to which a router sends requests, with where it stands. */
export function destinationsOf({ RoutingTargets = [] }: Router): { path: string; arn: string }[] {
  return (RoutingTargets ?? []).flatMap(({ Destinations = [] }, at) =>
    (Destinations ?? []).map(({ ResourceArn = "" }, index) => ({
      path: `RoutingTargets[${at}].Destinations[${index}].ResourceArn`,
      arn: ResourceArn,
    })),
  );
}

/** What is to become of answers that are fetched later, with where it stands. */
export function asyncOutputsOf({ RoutingTargets = [] }: Router) {
  return (RoutingTargets ?? []).flatMap(({ AsyncInferenceConfig }, at) =>
    AsyncInferenceConfig
      ? [{ path: `RoutingTargets[${at}].AsyncInferenceConfig.OutputConfig`, output: AsyncInferenceConfig.OutputConfig }]
      : [],
  );
}
