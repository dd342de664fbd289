import { pages } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";

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
  async *collect(context) {
    const { sagemaker, readEach } = context;
    for await (const page of pages(sagemaker.listGlobalInferenceGateways, { MaxResults: 100 })) {
      yield* readEach(
        page.GlobalInferenceGatewaySummaries,
        ({ Id: id = "", Name: name = id, Arn: arn = "" }) => ({ name, arn, also: [id] }),
        async ({ Id }, part) => ({
          ...(await sagemaker.describeGlobalInferenceGateway({ Identifier: Id })),
          InferenceGateways: await part("InferenceGateways", () => membersOf(Id, context)),
        }),
      );
    }
  },
});

async function membersOf(Identifier: string | undefined, { sagemaker, required }: CollectContext<"InferenceGateways">) {
  const members = [];
  for await (const page of pages(sagemaker.listInferenceGateways, { Identifier, MaxResults: 100 })) {
    members.push(...required(page.InferenceGatewaySummaries, "InferenceGatewaySummaries"));
  }
  return members;
}
