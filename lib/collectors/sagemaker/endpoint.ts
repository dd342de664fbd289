import { DescribeEndpointCommand, ListEndpointsCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "endpoint",
  label: "Endpoints",
  scope: "region",
  volume: "live",
  // Scaling moves these.
  volatile: ["ProductionVariants", "ShadowProductionVariants"].flatMap((variants) => [
    `${variants}[].CurrentInstanceCount`,
    `${variants}[].DesiredInstanceCount`,
  ]),
  actions: ["sagemaker:ListEndpoints", "sagemaker:DescribeEndpoint"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListEndpointsCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.Endpoints,
        ({ EndpointName: name = "", EndpointArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `endpoint/${name}`),
        }),
        ({ EndpointName }) => sagemaker.send(new DescribeEndpointCommand({ EndpointName })),
      );
    }
  },
});
