import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "endpoint-config",
  label: "Endpoint configs",
  scope: "region",
  volume: "live",
  servedBy: { field: "EndpointConfigName", kinds: ["endpoint"] },
  cloudFormation: "AWS::SageMaker::EndpointConfig",
  terraform: "aws_sagemaker_endpoint_configuration",
  console: "sagemaker/home?region={region}#/endpointConfig[/{name}]",
  inEvents: { endpointConfigName: "{}" },
  actions: ["sagemaker:ListEndpointConfigs", "sagemaker:DescribeEndpointConfig"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listEndpointConfigs, { MaxResults: 100 })) {
      yield* readEach(
        page.EndpointConfigs,
        ({ EndpointConfigName: name = "", EndpointConfigArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `endpoint-config/${name}`),
        }),
        ({ EndpointConfigName }) => sagemaker.describeEndpointConfig({ EndpointConfigName }),
      );
    }
  },
});
