import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "feature-group",
  label: "Feature groups",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::FeatureGroup",
  terraform: "aws_sagemaker_feature_group",
  inEvents: { featureGroupName: "{}", "identifiers[].featureGroupName": "{}" },
  volatile: ["OnlineStoreTotalSizeBytes"],
  actions: ["sagemaker:ListFeatureGroups", "sagemaker:DescribeFeatureGroup"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listFeatureGroups, { MaxResults: 100 })) {
      yield* readEach(
        page.FeatureGroupSummaries,
        ({ FeatureGroupName: name = "", FeatureGroupArn: arn = "" }) => ({ name, arn }),
        async ({ FeatureGroupName }) => {
          // A page has room for the 2,500 features that a group may have; the token is of the answer, not of the group.
          const { NextToken: _, ...group } = await sagemaker.describeFeatureGroup({ FeatureGroupName });
          return group;
        },
      );
    }
  },
});
