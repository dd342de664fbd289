import type { DescribeEndpointConfigOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const endpointConfig = simulatedKind<Tagged<DescribeEndpointConfigOutput>>()("endpointConfigs", {
  list: "ListEndpointConfigs",
  describe: "DescribeEndpointConfig",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  missing: (_, arn) => invalid(`Could not find endpoint configuration "${arn}".`),
});
