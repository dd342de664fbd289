import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import { invalid, simulatedKind, type Tagged } from "./define.ts";

export const endpoint = simulatedKind<Tagged<DescribeEndpointOutput> & { ResourcePolicy?: string }>()("endpoints", {
  list: "ListEndpoints",
  describe: "DescribeEndpoint",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  missing: (_, arn) => invalid(`Could not find endpoint "${arn}".`),
});
