import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "domain",
  label: "Studio domains",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Domain",
  terraform: "aws_sagemaker_domain",
  console: "sagemaker/home?region={region}#/studio[/{id}]",
  inEvents: { domainId: "{}", defaultForDomainId: "{}" },
  actions: ["sagemaker:ListDomains", "sagemaker:DescribeDomain"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listDomains, { MaxResults: 100 })) {
      yield* readEach(
        page.Domains,
        ({ DomainId: id = "", DomainName: name = id, DomainArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `domain/${id}`),
          also: [id],
        }),
        ({ DomainId }) => sagemaker.describeDomain({ DomainId }),
      );
    }
  },
});
