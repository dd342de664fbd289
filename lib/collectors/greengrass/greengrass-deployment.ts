import { pages } from "#lib/aws/pages.ts";
import { documentIn } from "#lib/readings/document.ts";
import { defineCollector } from "../define.ts";

/** The deployment that is in force for each target: what came before it says no more. */
export default defineCollector({
  kind: "greengrass-deployment",
  label: "Greengrass deployments",
  scope: "region",
  volume: "live",
  arnType: "deployments",
  cloudFormation: "AWS::GreengrassV2::Deployment",
  actions: ["greengrass:ListDeployments", "greengrass:GetDeployment"],
  async *collect({ greengrass, arnOf, readEach }) {
    for await (const page of pages(greengrass.listDeployments, { historyFilter: "LATEST_ONLY", maxResults: 100 })) {
      yield* readEach(
        page.deployments,
        // ARN form: Service Authorization Reference.
        ({ deploymentId: id = "", deploymentName }) => ({
          name: deploymentName || id,
          arn: arnOf("greengrass", `deployments:${id}`),
          also: [id],
        }),
        ({ deploymentId }) => greengrass.getDeployment({ deploymentId }),
      );
    }
  },
  follows: ({ components }) =>
    Object.values(components ?? {}).map(({ configurationUpdate }) => documentIn(configurationUpdate?.merge)),
});
