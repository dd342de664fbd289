import type { NewerAnswer } from "#lib/aws/newer-operations.ts";
import { simulatedKind, type Tagged } from "./define.ts";

/** Asked for by its id or ARN; the clusters behind it have a list of their own. */
type Gateway = Tagged<NewerAnswer<"sagemaker", "DescribeGlobalInferenceGateway">> & {
  Identifier: string;
  InferenceGateways?: NewerAnswer<"sagemaker", "ListInferenceGateways">["InferenceGatewaySummaries"];
};

export const globalInferenceGateway = simulatedKind<Gateway>()("globalInferenceGateways", {
  list: "ListGlobalInferenceGateways",
  describe: "DescribeGlobalInferenceGateway",
  keys: ["Identifier"],
  sortOrder: "Ascending",
});
