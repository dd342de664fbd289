import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Projects that are there: one whose deletion is complete is a record of what was. */
export default defineCollector({
  kind: "project",
  label: "Projects",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Project",
  terraform: "aws_sagemaker_project",
  inEvents: { projectName: "{}" },
  actions: ["sagemaker:ListProjects", "sagemaker:DescribeProject"],
  async *collect({ sagemaker, readEach, required }) {
    for await (const page of pages(sagemaker.listProjects, { MaxResults: 100 })) {
      yield* readEach(
        required(page.ProjectSummaryList, "ProjectSummaryList").filter(
          ({ ProjectStatus }) => ProjectStatus !== "DeleteCompleted",
        ),
        ({ ProjectName: name = "", ProjectArn: arn = "" }) => ({ name, arn }),
        ({ ProjectName }) => sagemaker.describeProject({ ProjectName }),
      );
    }
  },
  // Who made or changed it is nothing that it points at.
  follows: ({ ServiceCatalogProvisioningDetails, TemplateProviderDetails }) => [
    ServiceCatalogProvisioningDetails,
    TemplateProviderDetails,
  ],
});
