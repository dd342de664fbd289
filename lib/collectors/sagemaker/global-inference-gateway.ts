import { pages, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/** One address on the internet for the inference gateways of several clusters, which are read with it. */
export default defineCollector({
  kind: "global-inference-gateway",
  label: "Global inference gateways",
  scope: "region",
  volume: "live",
  // Requests name it by its id or ARN.
  inEvents: { "GlobalInferenceGateway:identifier": "{}" },
  actions: [
    "sagemaker:ListGlobalInferenceGateways",
    "sagemaker:DescribeGlobalInferenceGateway",
    "sagemaker:ListInferenceGateways",
  ],
  parts: ["InferenceGateways"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listGlobalInferenceGateways, { MaxResults: 100 })) {
      yield* readEach(
        page.GlobalInferenceGatewaySummaries,
        ({ Id: id = "", Name: name = id, Arn: arn = "" }) => ({ name, arn, also: [id] }),
        async ({ Id }, part) => ({
          ...answering(await sagemaker.describeGlobalInferenceGateway({ Identifier: Id }), "Arn"),
          InferenceGateways: await part("InferenceGateways", () =>
            whole(sagemaker.listInferenceGateways, { Identifier: Id, MaxResults: 100 }, "InferenceGatewaySummaries"),
          ),
        }),
      );
    }
  },
});
