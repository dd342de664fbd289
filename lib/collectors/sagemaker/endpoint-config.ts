import { DescribeEndpointConfigCommand, ListEndpointConfigsCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "endpoint-config",
  label: "Endpoint configs",
  scope: "region",
  volume: "live",
  actions: ["sagemaker:ListEndpointConfigs", "sagemaker:DescribeEndpointConfig"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListEndpointConfigsCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.EndpointConfigs,
        ({ EndpointConfigName: name = "", EndpointConfigArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `endpoint-config/${name}`),
        }),
        ({ EndpointConfigName }) => sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName })),
      );
    }
  },
});
