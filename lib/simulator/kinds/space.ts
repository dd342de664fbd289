import type { DescribeSpaceResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

export const space = simulatedKind<Tagged<DescribeSpaceResponse>>()("spaces", {
  list: "ListSpaces",
  describe: "DescribeSpace",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => notFound(`Space [${name}] does not exist.`),
});
