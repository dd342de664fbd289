import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  DescribeTransformJobResponse,
  ResourceType,
  SearchRequest,
} from "@aws-sdk/client-sagemaker";
import * as client from "@aws-sdk/client-sagemaker";
import { NormalizedSchema } from "@smithy/core/schema";
import type { $SchemaRef } from "@smithy/types";
import type { Call, Operation } from "../call.ts";
import { derived } from "../derived.ts";
import type { SimulatedSageMaker } from "../kinds/index.ts";
import { parametersOf } from "../pages.ts";
import { checkExpression, matchesExpression, valuesAt } from "../search.ts";
import { memberNames } from "../shapes.ts";
import { type Fields, sortedBy, standardPage } from "./sagemaker-lists.ts";

/** A resource type that Search finds here; of every other type the account has none. */
interface Searchable {
  collection: keyof SimulatedSageMaker;
  /** The body Search answers: less than Describe does, and the tags besides. */
  body: $SchemaRef;
  name: string;
  /** The member of SearchRecord that holds it. */
  record(resource: Fields, call: Call): object;
}

const searchable: Partial<Record<ResourceType, Searchable>> = {
  TrainingJob: {
    collection: "trainingJobs",
    body: client.TrainingJob$,
    name: "TrainingJobName",
    record: (job) => ({ TrainingJob: job }),
  },
  HyperParameterTuningJob: {
    collection: "tuningJobs",
    body: client.HyperParameterTuningJobSearchEntity$,
    name: "HyperParameterTuningJobName",
    record: (job) => ({ HyperParameterTuningJob: job }),
  },
  ModelPackage: {
    collection: "modelPackages",
    body: client.ModelPackage$,
    name: "ModelPackageArn",
    record: (modelPackage) => ({ ModelPackage: modelPackage }),
  },
  PipelineExecution: {
    collection: "pipelineExecutions",
    body: client.PipelineExecution$,
    name: "PipelineExecutionArn",
    record: (execution) => ({ PipelineExecution: execution }),
  },
  Endpoint: {
    collection: "endpoints",
    body: client.Endpoint$,
    name: "EndpointName",
    record: (endpoint) => ({ Endpoint: endpoint }),
  },
  Model: {
    collection: "models",
    body: client.Model$,
    name: "ModelName",
    record: (model, call) => ({ Model: modelOnDashboard(model, call) }),
  },
};

/** Where a Model record differs: the model stands inside a record of what uses it. */
function modelOnDashboard(model: Fields, { region }: Call): object {
  const { endpoints, endpointConfigs, transformJobs } = region.sagemaker;
  const name = String(model.ModelName);
  const configs = derived(endpointConfigs, "by model", configNamesByModel).get(name) ?? new Set();
  return {
    Model: model,
    Endpoints: endpoints.filter((endpoint: DescribeEndpointOutput) => configs.has(endpoint.EndpointConfigName ?? "")),
    LastBatchTransformJob: derived(transformJobs, "last by model", lastJobByModel).get(name),
    MonitoringSchedules: [],
  };
}

function configNamesByModel(configs: readonly DescribeEndpointConfigOutput[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { EndpointConfigName = "", ProductionVariants = [], ShadowProductionVariants = [] } of configs) {
    for (const { ModelName = "" } of [...ProductionVariants, ...ShadowProductionVariants]) {
      names.set(ModelName, (names.get(ModelName) ?? new Set()).add(EndpointConfigName));
    }
  }
  return names;
}

function lastJobByModel(jobs: readonly DescribeTransformJobResponse[]): Map<string, DescribeTransformJobResponse> {
  const last = new Map<string, DescribeTransformJobResponse>();
  for (const job of jobs) {
    const known = last.get(job.ModelName ?? "");
    if (!known || Number(known.CreationTime) < Number(job.CreationTime)) last.set(job.ModelName ?? "", job);
  }
  return last;
}

export const search: Operation<SearchRequest> = (input, call) => {
  const { MaxResults: size = standardPage, Resource = "Image" } = input;
  const type = searchable[Resource];
  if (!type) return { Results: [], TotalHits: { Value: 0, Relation: "EqualTo" } };
  const all = call.region.sagemaker[type.collection] as unknown as readonly Fields[];
  const found = derived(all, `search ${parametersOf(input)}`, () => {
    const properties = new Set(memberNames(NormalizedSchema.of(type.body)));
    const isProperty = (name: string) => properties.has(name.split(".")[0] ?? "");
    checkExpression(input.SearchExpression, isProperty);
    const by = input.SortBy ?? "LastModifiedTime";
    // Models have no LastModifiedTime: their creation stands in.
    const standIn = by === "LastModifiedTime" ? "CreationTime" : by;
    const read = (resource: Fields) => valuesAt(resource, by)[0] ?? valuesAt(resource, standIn)[0];
    const sorted = sortedBy(all, { by: `search ${by}`, read, order: input.SortOrder ?? "Descending", name: type.name });
    return input.SearchExpression
      ? sorted.filter((resource) => matchesExpression(input.SearchExpression, resource))
      : sorted;
  });
  const page = call.page(found, { token: input.NextToken, size });
  return {
    Results: page.items.map((resource) => type.record(resource, call)),
    NextToken: page.next,
    TotalHits: { Value: found.length, Relation: "EqualTo" },
  };
};
