import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** They call endpoints, in other regions and accounts too, with the credentials of whoever calls them. */
export default defineCollector({
  kind: "inference-router",
  label: "Inference routers",
  scope: "region",
  volume: "live",
  // What AWS says of a destination depends on who reads it, and on how that is.
  volatile: ["RoutingTargets[].Destinations[].RoutingStatus"],
  inEvents: { inferenceRouterName: "{}" },
  actions: ["sagemaker:ListInferenceRouters", "sagemaker:DescribeInferenceRouter"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listInferenceRouters, { MaxResults: 100 })) {
      yield* readEach(
        page.InferenceRouters,
        ({ InferenceRouterName: name = "", InferenceRouterArn: arn = "" }) => ({ name, arn }),
        ({ InferenceRouterName }) => sagemaker.describeInferenceRouter({ InferenceRouterName }),
      );
    }
  },
});
