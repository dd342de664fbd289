import { isSageMakerService, type Service } from "./services.ts";

export interface CarriedService {
  /** The IAM prefix of its actions. */
  prefix: string;
  /** ARNs of what its actions are about, in an account that no policy names. */
  resources: readonly string[];
  /** The actions that put the caller's data into them. */
  carries: readonly string[];
}

type Known = Omit<CarriedService, "prefix">;

const own = (type: string, carries: readonly string[] = [], service = "SERVICE"): Known => ({
  resources: [`arn:PARTITION:${service}:REGION:000000000000:${type}`],
  carries,
});

/** By IAM prefix. Source: Service Authorization Reference, each service's actions and resource types. */
const known: Record<string, Known> = {
  s3: {
    resources: [
      "arn:PARTITION:s3:::NAME/nobody-names",
      "arn:PARTITION:s3:REGION:000000000000:accesspoint/NAME/object/nobody-names",
    ],
    carries: ["s3:PutObject"],
  },
  s3express: own("bucket/NAME--use1-az4--x-s3", ["s3express:CreateSession"]),
  dynamodb: own(
    "table/NAME",
    ["PutItem", "UpdateItem", "BatchWriteItem", "PartiQLInsert", "PartiQLUpdate"].map((action) => `dynamodb:${action}`),
  ),
  logs: own("log-group:NAME:log-stream:NAME", ["logs:PutLogEvents"]),
  ecr: own("repository/NAME", ["ecr:PutImage", "ecr:UploadLayerPart"]),
  secretsmanager: own(
    "secret:NAME",
    ["CreateSecret", "PutSecretValue", "UpdateSecret"].map((action) => `secretsmanager:${action}`),
  ),
  kms: own("key/NAME"),
  sts: { resources: ["arn:PARTITION:iam::000000000000:role/NAME"], carries: [] },
};

/** Services that take data along: one's own credentials on them are no guard against someone else's account. */
const carriers = [...Object.keys(known).filter((name) => name !== "ecr"), "ecr.api", "ecr.dkr"];

/** Whether workloads can carry data away through a service's endpoint. */
export function carriesData(service: Service): boolean {
  return isSageMakerService(service) || carriers.includes(withoutFips(service));
}

/** SageMaker's endpoints, each of which takes only some of its actions. */
const ofSageMaker: Record<string, Known> = {
  "sagemaker.runtime": own(
    "endpoint/NAME",
    [
      "InvokeEndpoint",
      "InvokeEndpointAsync",
      "InvokeEndpointWithResponseStream",
      "InvokeEndpointWithBidirectionalStream",
    ].map((action) => `sagemaker:${action}`),
  ),
  "sagemaker.featurestore-runtime": own("feature-group/NAME", ["sagemaker:PutRecord"]),
  "aws.sagemaker.mlflow": own("mlflow-app/NAME", ["sagemaker:CallMlflowAppApi"]),
};

export function carriedBy(service: Service): CarriedService {
  const name = withoutFips(service);
  if (name === "aws.sagemaker.experiments")
    return { prefix: "sagemaker-mlflow", ...own("mlflow-tracking-server/NAME", logging, "sagemaker") };
  const prefix = name.startsWith("aws.sagemaker.") ? "sagemaker" : (name.split(".")[0] ?? name);
  return { prefix, ...(ofSageMaker[name] ?? known[prefix] ?? own("anything/NAME")) };
}

const logging = ["LogBatch", "LogMetric", "LogParam", "SetTag"].map((action) => `sagemaker-mlflow:${action}`);

function withoutFips(service: Service): string {
  return service.replace(/-fips(?=\.|$)/, "");
}
