import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "endpoint",
  label: "Endpoints",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Endpoint",
  terraform: "aws_sagemaker_endpoint",
  // Scaling moves these.
  volatile: ["ProductionVariants", "ShadowProductionVariants"].flatMap((variants) => [
    `${variants}[].CurrentInstanceCount`,
    `${variants}[].DesiredInstanceCount`,
  ]),
  console: "sagemaker/home?region={region}#/endpoints[/{name}]",
  inEvents: { endpointName: "{}" },
  actions: ["sagemaker:ListEndpoints", "sagemaker:DescribeEndpoint"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listEndpoints, { MaxResults: 100 })) {
      yield* readEach(
        page.Endpoints,
        ({ EndpointName: name = "", EndpointArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `endpoint/${name}`),
        }),
        ({ EndpointName }) => sagemaker.describeEndpoint({ EndpointName }),
      );
    }
  },
});
