import type {
  GetSagemakerServicecatalogPortfolioStatusOutput,
  ListPipelineParametersForExecutionRequest,
  ListTagsInput,
  ListTagsOutput,
  ListTrainingJobsForHyperParameterTuningJobRequest,
} from "@aws-sdk/client-sagemaker";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { portfolios } from "../shelves/portfolios.ts";
import { catalogWrites } from "../writes/catalog.ts";
import { clusterWrites } from "../writes/clusters.ts";
import { hostingWrites } from "../writes/hosting.ts";
import { jobWrites } from "../writes/jobs.ts";
import { monitoringWrites } from "../writes/monitoring.ts";
import { notebookWrites } from "../writes/notebooks.ts";
import { pipelineWrites } from "../writes/pipelines.ts";
import { policyWrites } from "../writes/policies.ts";
import { studioWrites } from "../writes/studio.ts";
import { sagemakerTagWrites } from "../writes/tags.ts";
import { parentOf, type SageMakerKind, sagemakerKinds } from "./sagemaker-kinds.ts";
import { type Fields, listOperation, resourcesOf, standardPage } from "./sagemaker-lists.ts";
import { arnFor, arnOf, byArn, byKeys, calledByName, keyOf } from "./sagemaker-names.ts";
import { sagemakerModel } from "./sagemaker-newer.ts";
import { search } from "./sagemaker-search.ts";
import { unheldOperations } from "./sagemaker-unheld.ts";

function describeOperation(kind: SageMakerKind): Operation<Fields> {
  return (input, call) => {
    const resource = existing(kind, input, call);
    return kind.within === undefined ? resource : { ...resource, [kind.within]: resource };
  };
}

function existing(kind: SageMakerKind, input: Fields, call: Call): Fields {
  const own = kind.keys.at(-1) ?? "";
  const known = input[own] === undefined ? newestOf(kind, input, call) : byKeys(kind, call).get(keyOf(kind, input));
  if (known && !call.gone) return known;
  throw kind.missing(String(input[own]), arnFor(kind, input, call));
}

/** Who asks for no version of an image gets the newest. */
function newestOf(kind: SageMakerKind, input: Fields, call: Call): Fields | undefined {
  const others = kind.keys.slice(0, -1);
  return resourcesOf(kind, call).findLast((one) => others.every((key) => one[key] === input[key]));
}

function policyOperation(kind: SageMakerKind, { missing }: NonNullable<SageMakerKind["policy"]>): Operation<Fields> {
  return (input, call) => {
    const { ResourcePolicy } = existing(kind, input, call);
    const arn = arnFor(kind, input, call);
    if (ResourcePolicy === undefined) throw missing(arn);
    return { ...(kind.arn && { [kind.arn]: arn }), ResourcePolicy };
  };
}

/** Parts of something are listed where that is there. */
function listOf(kind: SageMakerKind): Operation<Fields> {
  const list = listOperation(kind);
  const parent = parentOf(kind);
  return (input, call) => {
    if (parent) existing(parent, input, call);
    return list(input, call);
  };
}

const listTags: Operation<ListTagsInput, ListTagsOutput> = (input, call) => {
  const arn = String(input.ResourceArn).toLowerCase();
  const kind = sagemakerKinds.find((candidate) => byArn(candidate, call).has(arn));
  const resource = kind && byArn(kind, call).get(arn);
  if (!resource) throw new AwsError("ValidationException", "Requested resource not found.");
  const tags = (resource.Tags ?? []) as ListTagsOutput["Tags"] & object;
  const page = call.page(tags, { token: input.NextToken, size: Math.max(50, input.MaxResults ?? 50) });
  return { Tags: page.items, NextToken: page.next };
};

/** The children of a tuning job, as ListTrainingJobs lists training jobs. */
const listChildren: Operation<ListTrainingJobsForHyperParameterTuningJobRequest> = (input, call) => {
  const { HyperParameterTuningJobName: name, MaxResults = standardPage, NextToken, StatusEquals } = input;
  const { trainingJobs, tuningJobs } = call.region.sagemaker;
  const parent = tuningJobs.find((job) => job.HyperParameterTuningJobName === name);
  if (!parent || call.gone) throw new AwsError("ResourceNotFound", "Requested resource not found.");
  const arn = parent.HyperParameterTuningJobArn;
  const children = trainingJobs.filter(
    ({ TuningJobArn, TrainingJobStatus = "" }) =>
      TuningJobArn === arn && (StatusEquals === undefined || TrainingJobStatus === StatusEquals),
  );
  const page = call.page(children, { token: NextToken, size: MaxResults });
  return { TrainingJobSummaries: page.items, NextToken: page.next };
};

/** What a pipeline was started with. */
const listParameters: Operation<ListPipelineParametersForExecutionRequest> = (input, call) => {
  const { PipelineExecutionArn: arn, MaxResults = standardPage, NextToken } = input;
  const execution = call.region.sagemaker.pipelineExecutions.find((one) => one.PipelineExecutionArn === arn);
  if (!execution || call.gone) throw new AwsError("ResourceNotFound", "Requested resource not found.");
  const page = call.page(execution.PipelineParameters ?? [], { token: NextToken, size: MaxResults });
  return { PipelineParameters: page.items, NextToken: page.next };
};

/** AWS says that there is none as it says that a request is wrong. Source: API model, GetEndpointPolicy. */
const endpointPolicy: Operation<{ EndpointName: string }> = ({ EndpointName }, call) => {
  const one = call.region.sagemaker.endpoints.find((endpoint) => endpoint.EndpointName === EndpointName);
  if (!one || call.gone) throw new AwsError("ResourceNotFound", `Could not find endpoint "${EndpointName}".`);
  if (one.ResourcePolicy) return one;
  throw new AwsError("ValidationException", `Cannot find resource policy for: ${one.EndpointArn}`);
};

/** The clusters behind a gateway. */
const gatewayMembers: Operation<{ Identifier: string; NextToken?: string; MaxResults?: number }> = (input, call) => {
  const { Identifier: id, NextToken: token, MaxResults: size = standardPage } = input;
  const one = call.region.sagemaker.globalInferenceGateways.find(({ Id, Arn }) => id === Id || id === Arn);
  if (!one || call.gone) throw new AwsError("ResourceNotFound", "Requested resource not found.");
  const page = call.page(one.InferenceGateways ?? [], { token, size });
  return { InferenceGatewaySummaries: page.items, NextToken: page.next };
};

/** AWS's templates for projects are off until someone turns them on: where there are projects, somebody did. */
const servicecatalogStatus: Operation<object, GetSagemakerServicecatalogPortfolioStatusOutput> = (_, { region }) => ({
  Status: portfolios.on(region).at(-1)?.Status ?? (region.sagemaker.projects.length > 0 ? "Enabled" : "Disabled"),
});

const operations: Record<string, Operation> = {
  ...unheldOperations(sagemakerModel),
  Search: search,
  ListTags: listTags,
  ListTrainingJobsForHyperParameterTuningJob: listChildren,
  ListPipelineParametersForExecution: listParameters,
  GetSagemakerServicecatalogPortfolioStatus: servicecatalogStatus,
  GetEndpointPolicy: endpointPolicy,
  ListInferenceGateways: gatewayMembers,
  ...notebookWrites,
  ...studioWrites,
  ...hostingWrites,
  ...jobWrites,
  ...pipelineWrites,
  ...monitoringWrites,
  ...catalogWrites,
  ...policyWrites,
  ...clusterWrites,
  ...sagemakerTagWrites,
};
for (const kind of sagemakerKinds) {
  operations[kind.list] = calledByName(listOf(kind));
  operations[kind.describe] = calledByName(describeOperation(kind));
  if (kind.policy) operations[kind.policy.read] = calledByName(policyOperation(kind, kind.policy));
}

export const sagemaker: Service = {
  name: "sagemaker",
  dialect: "json",
  protocol: jsonProtocol(sagemakerModel),
  operations,
  badToken: ["ValidationException", "Invalid NextToken."],
  deniedResource(operation, input, call) {
    const kind = sagemakerKinds.find((one) => [one.list, one.describe, one.policy?.read].includes(operation));
    if (!kind) return arnOf(call, "*");
    const parent = parentOf(kind);
    if (operation !== kind.list) return arnFor(kind, input as Fields, call);
    return parent ? arnFor(parent, input as Fields, call) : arnOf(call, `${kind.arnType}/*`);
  },
};
