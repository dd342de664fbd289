import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "cluster",
  label: "HyperPod clusters",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Cluster",
  // Scaling and repairs move these.
  volatile: [
    "InstanceGroups[].CurrentCount",
    "InstanceGroups[].ActiveOperations",
    "RestrictedInstanceGroups[].CurrentCount",
  ],
  actions: ["sagemaker:ListClusters", "sagemaker:DescribeCluster"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listClusters, { MaxResults: 100 })) {
      yield* readEach(
        page.ClusterSummaries,
        // Its ARN ends with an id that only AWS knows.
        ({ ClusterName: name = "", ClusterArn: arn = "" }) => ({ name, arn }),
        ({ ClusterName }) => sagemaker.describeCluster({ ClusterName }),
      );
    }
  },
});
