import type { DescribeDomainResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

export const domain = simulatedKind<Tagged<DescribeDomainResponse>>()("domains", {
  list: "ListDomains",
  describe: "DescribeDomain",
  sortOrder: "Ascending",
  missing: (name) => notFound(`Domain [${name}] does not exist.`),
});
