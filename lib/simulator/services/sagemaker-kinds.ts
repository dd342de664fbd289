import type { SimulatedSageMaker } from "../account.ts";
import { AwsError } from "../aws-error.ts";

type Collection = keyof SimulatedSageMaker;
type FieldOf<C extends Collection> = keyof SimulatedSageMaker[C][number] & string;

/** What List, Describe, ListTags and the error answers need to know about one kind of SageMaker resource. */
export interface SageMakerKind {
  collection: Collection;
  /** `ListModels`, and the member of its answer that holds the items. */
  list: string;
  items: string;
  /** `DescribeModel`, and the parameters that together name one resource; its fields have the same names. */
  describe: string;
  keys: readonly string[];
  /** Fields of the resource. */
  name: string;
  arn: string;
  status?: string;
  /** What the list is sorted by unless SortBy says otherwise; CreationTime where it does not sort on request. */
  sortBy?: SortKey;
  sortOrder: "Ascending" | "Descending";
  missing(name: string, arn: string): AwsError;
  /** `notebook-instance`: the resource part of the ARN. */
  arnType: string;
}

export type SortKey = "Name" | "CreationTime" | "LastModifiedTime" | "Status";

interface Described<C extends Collection>
  extends Omit<SageMakerKind, "collection" | "keys" | "name" | "arn" | "status"> {
  keys: readonly FieldOf<C>[];
  name: FieldOf<C>;
  arn: FieldOf<C>;
  status?: FieldOf<C>;
}

function kind<C extends Collection>(collection: C, description: Described<C>): SageMakerKind {
  return { collection, ...description };
}

/** Each operation has its own way to say that there is no such resource. Source: aws-sdk models and answers seen in public issues. */
const notFound = (message: string) => new AwsError("ResourceNotFound", message);
const invalid = (message: string) => new AwsError("ValidationException", message);
const noJob = () => notFound("Requested resource not found.");

/**
 * One entry per kind; another kind is another entry. Sort defaults: SageMaker API reference of each List operation
 * (where it names no default order, Ascending).
 */
export const sagemakerKinds: readonly SageMakerKind[] = [
  kind("notebookInstances", {
    list: "ListNotebookInstances",
    items: "NotebookInstances",
    describe: "DescribeNotebookInstance",
    keys: ["NotebookInstanceName"],
    name: "NotebookInstanceName",
    arn: "NotebookInstanceArn",
    status: "NotebookInstanceStatus",
    sortBy: "Name",
    sortOrder: "Ascending",
    missing: () => invalid("RecordNotFound"),
    arnType: "notebook-instance",
  }),
  kind("notebookLifecycleConfigs", {
    list: "ListNotebookInstanceLifecycleConfigs",
    items: "NotebookInstanceLifecycleConfigs",
    describe: "DescribeNotebookInstanceLifecycleConfig",
    keys: ["NotebookInstanceLifecycleConfigName"],
    name: "NotebookInstanceLifecycleConfigName",
    arn: "NotebookInstanceLifecycleConfigArn",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
    missing: (_, arn) =>
      invalid(
        `Unable to describe Notebook Instance Lifecycle Config '${arn}'. (Details: Notebook Instance Lifecycle Config does not exist.)`,
      ),
    arnType: "notebook-instance-lifecycle-config",
  }),
  kind("domains", {
    list: "ListDomains",
    items: "Domains",
    describe: "DescribeDomain",
    keys: ["DomainId"],
    name: "DomainId",
    arn: "DomainArn",
    status: "Status",
    sortOrder: "Ascending",
    missing: (name) => notFound(`Domain [${name}] does not exist.`),
    arnType: "domain",
  }),
  kind("userProfiles", {
    list: "ListUserProfiles",
    items: "UserProfiles",
    describe: "DescribeUserProfile",
    keys: ["DomainId", "UserProfileName"],
    name: "UserProfileName",
    arn: "UserProfileArn",
    status: "Status",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
    missing: (name) => notFound(`UserProfile [${name}] does not exist.`),
    arnType: "user-profile",
  }),
  kind("trainingJobs", {
    list: "ListTrainingJobs",
    items: "TrainingJobSummaries",
    describe: "DescribeTrainingJob",
    keys: ["TrainingJobName"],
    name: "TrainingJobName",
    arn: "TrainingJobArn",
    status: "TrainingJobStatus",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
    missing: noJob,
    arnType: "training-job",
  }),
  kind("processingJobs", {
    list: "ListProcessingJobs",
    items: "ProcessingJobSummaries",
    describe: "DescribeProcessingJob",
    keys: ["ProcessingJobName"],
    name: "ProcessingJobName",
    arn: "ProcessingJobArn",
    status: "ProcessingJobStatus",
    sortBy: "CreationTime",
    sortOrder: "Ascending",
    missing: noJob,
    arnType: "processing-job",
  }),
  kind("transformJobs", {
    list: "ListTransformJobs",
    items: "TransformJobSummaries",
    describe: "DescribeTransformJob",
    keys: ["TransformJobName"],
    name: "TransformJobName",
    arn: "TransformJobArn",
    status: "TransformJobStatus",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    missing: noJob,
    arnType: "transform-job",
  }),
  kind("tuningJobs", {
    list: "ListHyperParameterTuningJobs",
    items: "HyperParameterTuningJobSummaries",
    describe: "DescribeHyperParameterTuningJob",
    keys: ["HyperParameterTuningJobName"],
    name: "HyperParameterTuningJobName",
    arn: "HyperParameterTuningJobArn",
    status: "HyperParameterTuningJobStatus",
    sortBy: "Name",
    sortOrder: "Ascending",
    missing: noJob,
    arnType: "hyper-parameter-tuning-job",
  }),
  kind("models", {
    list: "ListModels",
    items: "Models",
    describe: "DescribeModel",
    keys: ["ModelName"],
    name: "ModelName",
    arn: "ModelArn",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    missing: (_, arn) => invalid(`Could not find model "${arn}".`),
    arnType: "model",
  }),
  kind("endpointConfigs", {
    list: "ListEndpointConfigs",
    items: "EndpointConfigs",
    describe: "DescribeEndpointConfig",
    keys: ["EndpointConfigName"],
    name: "EndpointConfigName",
    arn: "EndpointConfigArn",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    missing: (_, arn) => invalid(`Could not find endpoint configuration "${arn}".`),
    arnType: "endpoint-config",
  }),
  kind("endpoints", {
    list: "ListEndpoints",
    items: "Endpoints",
    describe: "DescribeEndpoint",
    keys: ["EndpointName"],
    name: "EndpointName",
    arn: "EndpointArn",
    status: "EndpointStatus",
    sortBy: "CreationTime",
    sortOrder: "Descending",
    missing: (_, arn) => invalid(`Could not find endpoint "${arn}".`),
    arnType: "endpoint",
  }),
];
