import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

type Router = ResourceOf<"inference-router">;
type AsyncOutput = ReturnType<typeof asyncOutputsOf>[number]["output"];

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

/** One verdict of what becomes of answers that are fetched later, target by target: the worst. */
export function everyAsyncOutput(router: Router, judge: (output: AsyncOutput, path: string) => Verdict): Verdict {
  const { InferenceRouterArn, RoutingTargets } = router;
  if (!InferenceRouterArn || !RoutingTargets?.length) {
    return unknown("AWS returned no InferenceRouterArn or no RoutingTargets, so the answer is not complete.");
  }
  const verdicts = asyncOutputsOf(router).map(({ path, output }) => judge(output, path));
  return worstOf(verdicts, notApplicable("No target of the router answers later."));
}
