import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";

type Parent = { ClusterName?: string | undefined; ClusterArn?: string | undefined };

/** Instances: nodes that are still to be provisioned have none, and are not listed. */
export default defineCollector({
  kind: "cluster-node",
  label: "HyperPod cluster nodes",
  scope: "region",
  volume: "live",
  parent: "cluster",
  inRequests: { NodeId: "{InstanceId}" },
  withoutArn: true,
  volatile: ["InstanceStatus"],
  actions: ["sagemaker:ListClusters", "sagemaker:ListClusterNodes", "sagemaker:DescribeClusterNode"],
  async *collect(context) {
    const { sagemaker, readChildren, required } = context;
    for await (const page of pages(sagemaker.listClusters, { MaxResults: 100 })) {
      for (const cluster of required(page.ClusterSummaries, "ClusterSummaries")) {
        yield* readChildren(nodeArn(cluster, ""), nodesOf(cluster, context));
      }
    }
  },
});

async function* nodesOf({ ClusterName, ClusterArn }: Parent, { sagemaker, readEach }: CollectContext) {
  for await (const page of pages(sagemaker.listClusterNodes, { ClusterName, MaxResults: 100 })) {
    yield* readEach(
      page.ClusterNodeSummaries,
      // Ids of instances are unique; a node that is replaced comes back with another.
      ({ InstanceId: id = "" }) => ({
        name: `${ClusterName}/${id}`,
        arn: nodeArn({ ClusterArn }, id),
        also: [id],
      }),
      async ({ InstanceId: NodeId }) => {
        const { NodeDetails } = await sagemaker.describeClusterNode({ ClusterName, NodeId });
        if (!NodeDetails) throw new MalformedAnswer("The answer has no NodeDetails.");
        // The node itself does not say whose it is.
        return { ClusterName, ...NodeDetails };
      },
    );
  }
}

/** A node has no ARN of its own. */
function nodeArn({ ClusterArn = "" }: Parent, id: string): string {
  return `${ClusterArn}#${id}`;
}
