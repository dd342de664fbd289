import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/**
 * What AWS, the customer or someone else installed on a cluster. Their ARNs do not begin with the cluster's, so the list of one
 * that fails ends the reading: what is left could not be told from what is gone.
 */
export default defineCollector({
  kind: "cluster-extension",
  label: "HyperPod cluster extensions",
  scope: "region",
  volume: "live",
  arnType: "extension",
  volatile: ["NodeSummary", "Health"],
  // Requests name it by its ARN alone.
  inEvents: {},
  actions: ["sagemaker:ListClusters", "sagemaker:ListClusterExtensions", "sagemaker:DescribeClusterExtension"],
  async *collect({ sagemaker, required, readEach }) {
    for await (const clusters of pages(sagemaker.listClusters, { MaxResults: 100 })) {
      for (const { ClusterArn, ClusterName } of required(clusters.ClusterSummaries, "ClusterSummaries")) {
        for await (const page of pages(sagemaker.listClusterExtensions, { ClusterArn, MaxResults: 100 })) {
          yield* readEach(
            page.Extensions,
            ({ ExtensionName: name = "", ExtensionArn: arn = "" }) => ({ name: `${ClusterName}/${name}`, arn }),
            async ({ ExtensionArn }) => {
              const answer = await sagemaker.describeClusterExtension({ ClusterArn, ExtensionArn });
              const { ExtensionDetails, ...state } = answer;
              if (!ExtensionDetails) throw new MalformedAnswer("The answer has no ExtensionDetails.");
              return { ClusterName, ...ExtensionDetails, ...state };
            },
          );
        }
      }
    }
  },
});
