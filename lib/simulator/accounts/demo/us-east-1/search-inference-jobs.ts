import { make } from "#lib/simulator/accounts/build/make.ts";
import { at, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

const bucket = "s3://nwa-search-us-east-1";

/** Which machines the large models need: quantized, measured, and asked about. */
export function searchInferenceJobs(site: Site, { yuki }: Cast, { shared, keys }: EastNetworks): void {
  const RoleArn = roleArn(site, executionRoles.searchServing);
  const tags = { Team: "search" };
  const network = vpcConfig([shared.privateA, shared.privateB], shared.training);
  const VpcConfig = { SecurityGroupIds: network.SecurityGroupIds ?? [], Subnets: network.Subnets ?? [] };
  const spanFrom = (daysAgo: number, minutes: number) => {
    const started = at(site, daysAgo, "13:05:00");
    return { started, ended: later(started, minutes) };
  };

  const quantize = (name: string, daysAgo: number, sealed: boolean) => {
    const { started, ended } = spanFrom(daysAgo, 74);
    make(site, "optimizationJobs", {
      by: yuki,
      at: started,
      action: "sagemaker:CreateOptimizationJob",
      request: {
        OptimizationJobName: name,
        RoleArn,
        ModelSource: { S3: { S3Uri: `${bucket}/models/${name}/`, ModelAccessConfig: { AcceptEula: true } } },
        DeploymentInstanceType: "ml.g5.12xlarge",
        OptimizationConfigs: [{ ModelQuantizationConfig: { OverrideEnvironment: { OPTION_QUANTIZE: "awq" } } }],
        OutputConfig: {
          S3OutputLocation: `${bucket}/optimized/${name}/`,
          ...(sealed && { KmsKeyId: keys.search.Arn }),
        },
        StoppingCondition: { MaxRuntimeInSeconds: 36000 },
        ...(sealed && { VpcConfig }),
      },
      made: {
        OptimizationJobArn: sagemakerArn(site, "optimization-job", name),
        OptimizationJobStatus: "COMPLETED",
        OptimizationStartTime: started,
        OptimizationEndTime: ended,
        LastModifiedTime: ended,
      },
      tags,
    });
  };
  quantize("review-summaries-awq", 40, true);
  quantize("reranker-awq", 22, false);

  const sizing = "embeddings-sizing";
  const sized = spanFrom(37, 110);
  make(site, "inferenceRecommendationsJobs", {
    by: yuki,
    at: sized.started,
    action: "sagemaker:CreateInferenceRecommendationsJob",
    request: {
      JobName: sizing,
      JobType: "Default",
      JobDescription: "Cheapest machine for query embeddings",
      RoleArn,
      InputConfig: { ModelName: "query-embeddings" },
    },
    made: {
      JobArn: sagemakerArn(site, "inference-recommendations-job", sizing),
      Status: "COMPLETED",
      CompletionTime: sized.ended,
      LastModifiedTime: sized.ended,
    },
    tags,
  });

  const advice = "reranker-latency";
  const advised = spanFrom(8, 95);
  make(site, "aiRecommendationJobs", {
    by: yuki,
    at: advised.started,
    action: "sagemaker:CreateAIRecommendationJob",
    request: {
      AIRecommendationJobName: advice,
      ModelSource: { S3: { S3Uri: `${bucket}/optimized/reranker-awq/` } },
      OutputConfig: { S3OutputLocation: `${bucket}/advice/` },
      AIWorkloadConfigIdentifier: "search-peak",
      PerformanceTarget: { Constraints: [{ Metric: "ttft-ms" }] },
      RoleArn,
    },
    made: {
      AIRecommendationJobArn: sagemakerArn(site, "ai-recommendation-job", advice),
      AIRecommendationJobStatus: "Completed",
      StartTime: advised.started,
      EndTime: advised.ended,
    },
    tags,
  });

  const benchmark = (name: string, daysAgo: number, inside: boolean) => {
    const { started, ended } = spanFrom(daysAgo, 31);
    make(site, "aiBenchmarkJobs", {
      by: yuki,
      at: started,
      action: "sagemaker:CreateAIBenchmarkJob",
      request: {
        AIBenchmarkJobName: name,
        BenchmarkTarget: { Endpoint: { Identifier: "review-summaries" } },
        OutputConfig: { S3OutputLocation: `${bucket}/benchmarks/` },
        AIWorkloadConfigIdentifier: "search-peak",
        RoleArn,
        ...(inside && { NetworkConfig: { VpcConfig: network } }),
      },
      made: {
        AIBenchmarkJobArn: sagemakerArn(site, "ai-benchmark-job", name),
        AIBenchmarkJobStatus: "Completed",
        StartTime: started,
        EndTime: ended,
      },
      tags,
    });
  };
  benchmark("summaries-peak", 7, true);
  benchmark("summaries-peak-public", 5, false);
}
