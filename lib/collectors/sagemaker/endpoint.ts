import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";

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
  actions: ["sagemaker:ListEndpoints", "sagemaker:DescribeEndpoint", "sagemaker:GetEndpointPolicy"],
  parts: ["ResourcePolicy"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listEndpoints, { MaxResults: 100 })) {
      yield* readEach(
        page.Endpoints,
        ({ EndpointName: name = "", EndpointArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `endpoint/${name}`),
        }),
        async ({ EndpointName }, part) => ({
          ...answering(await sagemaker.describeEndpoint({ EndpointName }), "EndpointArn"),
          ResourcePolicy: await part(
            "ResourcePolicy",
            async () => given(await sagemaker.getEndpointPolicy({ EndpointName }), "ResourcePolicy"),
            // That there is none, AWS says as it says that a request is wrong, and this one has nothing but a name that is right;
            // the other is of an endpoint that went meanwhile, and its policy with it.
            ["ValidationException", "ResourceNotFound"],
          ),
        }),
      );
    }
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ ResourcePolicy: _, ...endpoint }) => endpoint,
});
