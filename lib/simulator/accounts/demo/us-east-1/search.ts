import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { ecrImage, ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { arnOf, at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import type { EastNetworks } from "./foundations.ts";

const artifact = (name: string) => `s3://nwa-search-us-east-1/models/${name}/model.tar.gz`;

/** Large models in every way of hosting there is. */
export function searchHosting(site: Site, { yuki, deploy, tomas }: Cast, { shared, keys }: EastNetworks): void {
  const role = executionRoles.searchServing;
  const vpc = vpcConfig([shared.privateA, shared.privateB], shared.training);
  const tags = { Team: "search", 系统: "検索" };

  notebook(site, {
    name: "search-relevance",
    by: yuki,
    created: at(site, 118, "09:40:00"),
    role: executionRoles.searchTraining,
    type: "ml.g4dn.xlarge",
    internet: "Disabled",
    root: "Disabled",
    imds: "2",
    platform: "notebook-al2-v3",
    subnet: shared.privateB,
    groups: [shared.training],
    history: [
      { at: hoursAgo(site, 49), event: "start" },
      { at: hoursAgo(site, 48), event: "url" },
    ],
    tags,
  });

  const embeddings = model(site, {
    name: "query-embeddings",
    by: deploy,
    created: at(site, 66, "14:00:00"),
    role,
    containers: [
      container(prebuilt(site, "sklearn", "tei:2.0.1-tei1.4.0-gpu-py310-cu122-ubuntu22.04"), artifact("embeddings")),
    ],
    vpc,
    isolated: true,
    tags,
  });
  // A vendor's container, by a tag that moves, from the vendor's registry.
  const reranker = model(site, {
    name: "vendor-reranker",
    by: yuki,
    created: at(site, 52, "16:31:00"),
    role,
    containers: [
      container(ecrImage(company.vendorRegistry, site.region, "rerank-pro:latest"), artifact("reranker"), {
        Environment: { LICENSE_SERVER: "https://licence.vendor.example" },
      }),
    ],
    vpc,
    tags,
  });
  const catalogue = model(site, {
    name: "catalogue-classifiers",
    by: yuki,
    created: at(site, 88, "10:01:00"),
    role,
    containers: [
      container(
        prebuilt(site, "deepLearning", "sagemaker-tritonserver:25.04-py3"),
        "s3://nwa-search-us-east-1/multi/",
        { Mode: "MultiModel", MultiModelConfig: { ModelCacheSetting: "Enabled" } },
      ),
    ],
    vpc,
    tags,
  });
  const summaries = model(site, {
    name: "review-summaries",
    by: yuki,
    created: at(site, 24, "15:15:00"),
    role,
    containers: [
      container(prebuilt(site, "deepLearning", "djl-inference:0.36.0-lmi18.0.0-cu128"), artifact("summaries")),
    ],
    isolated: true,
    tags,
  });
  const synonyms = model(site, {
    name: "synonyms",
    by: tomas,
    created: at(site, 126, "11:11:00"),
    role: executionRoles.searchTraining,
    containers: [container(ownImage(site, "search/synonyms:latest"), artifact("synonyms"))],
    tags,
  });
  // A private registry inside of the VPC, with the credentials fetched by a function.
  const offers = model(site, {
    name: "offer-matching",
    by: deploy,
    created: at(site, 19, "12:12:00"),
    role,
    containers: [
      container("registry.search.internal:5000/offers/matching:2.3.1", artifact("offers"), {
        ImageConfig: {
          RepositoryAccessMode: "Vpc",
          RepositoryAuthConfig: {
            RepositoryCredentialsProviderArn: `arn:aws:lambda:${site.region}:${site.account}:function:registry-login`,
          },
        },
      }),
    ],
    vpc,
    isolated: true,
    tags,
  });

  const key = keys.search.Arn;
  const made = (name: string, daysAgo: number, spec: Partial<Parameters<typeof endpointConfig>[1]>) =>
    endpointConfig(site, { name, by: deploy, created: at(site, daysAgo, "16:45:00"), variants: [], tags, ...spec });

  const embeddingsConfig = made("query-embeddings", 66, {
    variants: [variant(embeddings, "ml.g5.xlarge", 2, { InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-2-1" })],
  });
  const rerankerConfig = made("vendor-reranker", 52, {
    variants: [variant(reranker, "ml.g4dn.xlarge", 1)],
    shadows: [variant(synonyms, "ml.m5.large", 1, { VariantName: "shadow" })],
    key,
  });
  const catalogueConfig = made("catalogue-classifiers", 88, {
    variants: [variant(catalogue, "ml.c5.2xlarge", 2)],
    key: "alias/search",
  });
  const summariesConfig = made("review-summaries-async", 24, {
    variants: [
      variant(summaries, "ml.g5.12xlarge", 1, { InferenceAmiVersion: "al2023-ami-sagemaker-inference-gpu-4-1" }),
    ],
    asynchronous: {
      ClientConfig: { MaxConcurrentInvocationsPerInstance: 4 },
      OutputConfig: {
        S3OutputPath: "s3://nwa-search-us-east-1/async/",
        S3FailurePath: "s3://nwa-search-us-east-1/async-failed/",
        NotificationConfig: { ErrorTopic: arnOf(site, "sns", "search-async-errors") },
      },
    },
  });
  const serverless = {
    VariantName: "AllTraffic",
    ModelName: synonyms.ModelName,
    InitialVariantWeight: 1,
    ServerlessConfig: { MemorySizeInMB: 3072, MaxConcurrency: 20 },
  };
  const synonymsConfig = made("synonyms-serverless", 126, { variants: [serverless] });
  // Inference components: the variant names no model; role, network and isolation stand on the config.
  const componentsConfig = made("llm-components", 19, {
    variants: [
      {
        VariantName: "AllTraffic",
        InstanceType: "ml.p4d.24xlarge",
        InitialInstanceCount: 1,
        ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 1, MaxInstanceCount: 2 },
        RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
      },
    ],
    role,
    vpc,
    isolated: false,
  });
  // Made for a test that never ran.
  made("offer-matching-test", 19, { variants: [variant(offers, "ml.m5.xlarge", 1)], key: keys.shared.KeyId });

  const serve = (name: string, daysAgo: number, config: ReturnType<typeof made>) =>
    endpoint(site, { name, by: deploy, created: at(site, daysAgo, "16:48:00"), config, tags });
  serve("query-embeddings", 66, embeddingsConfig);
  serve("reranker", 52, rerankerConfig);
  serve("catalogue", 88, catalogueConfig);
  serve("review-summaries", 24, summariesConfig);
  serve("synonyms", 126, synonymsConfig);
  serve("llm-components", 19, componentsConfig);
}
