import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "cluster-scheduler-config",
  label: "Cluster scheduler configurations",
  scope: "region",
  volume: "live",
  inEvents: {
    clusterSchedulerConfigId: "{}",
    // Its ARN ends with an id that only AWS's answer has: in a failed call the name stands in for it.
    "ClusterSchedulerConfig:name": "{}",
  },
  actions: ["sagemaker:ListClusterSchedulerConfigs", "sagemaker:DescribeClusterSchedulerConfig"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listClusterSchedulerConfigs, { MaxResults: 100 })) {
      yield* readEach(
        page.ClusterSchedulerConfigSummaries,
        ({ ClusterSchedulerConfigId: id = "", Name: name = id, ClusterSchedulerConfigArn: arn = "" }) => ({
          name,
          arn,
          also: [id],
        }),
        ({ ClusterSchedulerConfigId }) => sagemaker.describeClusterSchedulerConfig({ ClusterSchedulerConfigId }),
      );
    }
  },
});
