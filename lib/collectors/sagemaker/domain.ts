import { DescribeDomainCommand, ListDomainsCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "domain",
  label: "Studio domains",
  scope: "region",
  volume: "live",
  actions: ["sagemaker:ListDomains", "sagemaker:DescribeDomain"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListDomainsCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.Domains,
        ({ DomainId: id = "", DomainName: name = id, DomainArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `domain/${id}`),
          also: [id],
        }),
        ({ DomainId }) => sagemaker.send(new DescribeDomainCommand({ DomainId })),
      );
    }
  },
});
