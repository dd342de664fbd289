import { made } from "#lib/simulator/accounts/build/made.ts";
import { base36Of } from "#lib/simulator/accounts/build/random.ts";
import { at, later, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "search" };

/** Who may use how much of the search team's cluster, and what it is measured by. */
export function searchCapacity(site: Site, { yuki }: Cast): void {
  const ClusterArn = site.content.sagemaker.clusters.find(
    ({ ClusterName }) => ClusterName === "search-llm",
  )?.ClusterArn;
  if (!ClusterArn) throw new RangeError("The cluster is made first.");
  const quota = (name: string, count: number, weight: number, daysAgo: number, lends: boolean) => {
    const id = base36Of(`${site.region} quota ${name}`, 12);
    const created = at(site, daysAgo, "09:15:00");
    const ComputeQuotaArn = sagemakerArn(site, "compute-quota", id);
    const request = {
      Name: name,
      ClusterArn,
      ComputeQuotaConfig: {
        ComputeQuotaResources: [{ InstanceType: "ml.p5.48xlarge" as const, Count: count }],
        ResourceSharingConfig: lends
          ? { Strategy: "LendAndBorrow" as const, BorrowLimit: 50 }
          : { Strategy: "DontLend" as const },
        PreemptTeamTasks: "LowerPriority" as const,
      },
      ComputeQuotaTarget: { TeamName: name.replace("search-", ""), FairShareWeight: weight },
      ActivationState: "Enabled" as const,
    };
    made(
      site,
      "computeQuotas",
      {
        ComputeQuotaArn,
        ComputeQuotaId: id,
        ComputeQuotaVersion: 1,
        Status: "Created",
        ...request,
        CreationTime: created,
        LastModifiedTime: later(created, 2),
        Tags: tagsOf(tags),
      },
      {
        by: yuki,
        at: created,
        operation: "CreateComputeQuota",
        request,
        response: { ComputeQuotaArn, ComputeQuotaId: id },
      },
    );
  };
  quota("search-relevance", 3, 80, 74, true);
  quota("search-experiments", 1, 20, 40, false);

  const id = base36Of(`${site.region} scheduler search-llm`, 12);
  const created = at(site, 74, "09:05:00");
  const ClusterSchedulerConfigArn = sagemakerArn(site, "cluster-scheduler-config", id);
  const policy = {
    Name: "search-llm-priorities",
    ClusterArn,
    SchedulerConfig: {
      PriorityClasses: [
        { Name: "inference", Weight: 100 },
        { Name: "training", Weight: 60 },
        { Name: "experimentation", Weight: 10 },
      ],
      FairShare: "Enabled" as const,
    },
    Description: "Serving before training before trying",
  };
  made(
    site,
    "clusterSchedulerConfigs",
    {
      ClusterSchedulerConfigArn,
      ClusterSchedulerConfigId: id,
      ClusterSchedulerConfigVersion: 1,
      Status: "Created",
      ...policy,
      CreationTime: created,
      LastModifiedTime: later(created, 2),
      Tags: tagsOf(tags),
    },
    {
      by: yuki,
      at: created,
      operation: "CreateClusterSchedulerConfig",
      request: policy,
      response: { ClusterSchedulerConfigArn, ClusterSchedulerConfigId: id },
    },
  );

  const workload = (name: string, daysAgo: number, inline: object, s3?: string) => {
    const created_ = at(site, daysAgo, "13:30:00");
    const AIWorkloadConfigArn = sagemakerArn(site, "ai-workload-config", name);
    const request = {
      AIWorkloadConfigName: name,
      ...(s3 && {
        DatasetConfig: {
          InputDataConfig: [{ ChannelName: "requests", DataSource: { S3DataSource: { S3Uri: s3 } } }],
        },
      }),
      AIWorkloadConfigs: { WorkloadSpec: { Inline: JSON.stringify(inline) } },
    };
    made(
      site,
      "aiWorkloadConfigs",
      { ...request, AIWorkloadConfigArn, Tags: tagsOf(tags), CreationTime: created_ },
      { by: yuki, at: created_, operation: "CreateAIWorkloadConfig", request, response: { AIWorkloadConfigArn } },
    );
  };
  workload("summaries-at-noon", 21, { concurrency: [1, 8, 32], input_tokens: 1800, output_tokens: 220 });
  workload(
    "queries-of-october",
    16,
    { concurrency: [64], dataset: "requests" },
    "s3://nwa-search-us-east-1/benchmarks/queries/",
  );
}
