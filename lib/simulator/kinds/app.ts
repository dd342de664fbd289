import type { DescribeAppResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

export const app = simulatedKind<Tagged<DescribeAppResponse>>()("apps", {
  list: "ListApps",
  describe: "DescribeApp",
  // It is a profile's or a space's, so the schema asks for neither.
  keys: ["DomainId", "UserProfileName", "SpaceName", "AppType", "AppName"],
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => notFound(`App [${name}] does not exist.`),
});
