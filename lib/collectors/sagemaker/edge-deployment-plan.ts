import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { joined } from "./joined.ts";

export default defineCollector({
  kind: "edge-deployment-plan",
  label: "Edge deployment plans",
  scope: "region",
  volume: "live",
  // Of one fleet.
  parent: "device-fleet",
  arnType: "edge-deployment",
  volatile: ["EdgeDeploymentSuccess", "EdgeDeploymentPending", "EdgeDeploymentFailed"],
  inEvents: { edgeDeploymentPlanName: "{}" },
  actions: ["sagemaker:ListEdgeDeploymentPlans", "sagemaker:DescribeEdgeDeploymentPlan"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listEdgeDeploymentPlans, { MaxResults: 100 })) {
      yield* readEach(
        page.EdgeDeploymentPlanSummaries,
        ({ EdgeDeploymentPlanName: name = "", EdgeDeploymentPlanArn: arn = "" }) => ({ name, arn }),
        ({ EdgeDeploymentPlanName }) =>
          joined(pages(sagemaker.describeEdgeDeploymentPlan, { EdgeDeploymentPlanName }), "Stages"),
      );
    }
  },
});
