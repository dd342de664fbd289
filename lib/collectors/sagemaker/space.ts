import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "space",
  label: "Studio spaces",
  scope: "region",
  volume: "live",
  parent: "domain",
  cloudFormation: "AWS::SageMaker::Space",
  terraform: "aws_sagemaker_space",
  inEvents: { spaceName: "{domainId}/{}" },
  actions: ["sagemaker:ListSpaces", "sagemaker:DescribeSpace"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listSpaces, { MaxResults: 100 })) {
      yield* readEach(
        page.Spaces,
        // The list has no ARN; names are unique within a domain only. ARN form: Service Authorization Reference.
        ({ DomainId: domain = "", SpaceName: name = "" }) => ({
          name: `${domain}/${name}`,
          arn: arnOf("sagemaker", `space/${domain}/${name}`),
        }),
        ({ DomainId, SpaceName }) => sagemaker.describeSpace({ DomainId, SpaceName }),
      );
    }
  },
});
