import type { VpcEndpoint } from "@aws-sdk/client-ec2";
import type { SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { repositories } from "#lib/simulator/shelves/ecr.ts";
import { changedFirst } from "./changed-first.ts";
import { plantCatalog, plantPackages, takeOffTags, turnOnTemplates } from "./plant-catalog.ts";
import { plantClusters } from "./plant-clusters.ts";
import { plantEdge } from "./plant-edge.ts";
import { plantJobs } from "./plant-jobs.ts";
import { plantMonitoring } from "./plant-monitoring.ts";
import { plantPipelines } from "./plant-pipelines.ts";
import { plantSecretHosting, plantSecrets } from "./plant-secrets.ts";
import { plantStudio } from "./plant-studio.ts";

/** The demo account without its jobs, which are most of it: what is live is tried sooner there. */
export function withoutJobs(): SimulatedAccount {
  const account = demoAccount({ now: new Date() });
  const none = { trainingJobs: [], processingJobs: [], transformJobs: [], tuningJobs: [] };
  for (const { sagemaker } of account.regions) Object.assign(sagemaker, none);
  return account;
}

/** What the demo account does not do wrong, done wrong: a resource for every check that all of the demo passes. */
export function withMoreFaults(): SimulatedAccount {
  const account = withoutJobs();
  const [region] = account.regions;
  const demo = demoAccount({ now: new Date() }).regions;
  const [whole, edge] = [region, { name: "us-west-2" }].map((one) => demo.find(({ name }) => name === one?.name));
  if (!region || !whole || !edge) throw new Error("The demo account has no regions.");
  plantFaultyHosting(region.sagemaker);
  plantForeignSources(region.sagemaker);
  plantManagedKeys(region.sagemaker);
  plantFaultyEndpoints(region);
  plantSecrets(account, region);
  plantSecretHosting(region.sagemaker);
  plantJobs(region, whole.sagemaker, edge.sagemaker);
  plantRepositories(region);
  plantPipelines(region.sagemaker);
  plantClusters(region.sagemaker);
  plantCatalog(region.sagemaker);
  plantPackages(region.sagemaker);
  // What is made anew has no tags, so they are taken off what nothing else is wrong with.
  takeOffTags(region.sagemaker, ["inferenceExperiments"]);
  takeOffTags(withDefinitions(account));
  plantMonitoring(region, withDefinitions(account));
  plantStudio(region.sagemaker);
  const far = account.regions.find(({ name }) => name === edge.name);
  const administrator = account.iam.roles.find(({ RoleName }) => RoleName === "legacy-ml-root")?.Arn;
  if (!far || !administrator) throw new Error("The demo account has no edge, or no administrator.");
  plantEdge(far, administrator);
  turnOnTemplates(far);
  return account;
}

/** The region in which each kind of monitoring is defined. */
function withDefinitions({ regions }: SimulatedAccount): SimulatedSageMaker {
  const found = regions.find(({ sagemaker }) => sagemaker.modelBiasJobDefinitions.length > 0);
  if (!found) throw new Error("The demo account watches no model for bias.");
  return found.sagemaker;
}

/** A repository whose images nobody can pull any more, since its key is disabled, and one that everybody can pull from. */
function plantRepositories(region: SimulatedRegion): void {
  const disabled = region.kms.keys.find(({ KeyState }) => KeyState === "Disabled")?.Arn;
  const [shut, open] = ["growth/ltv", "fraud/scoring"].map((name) =>
    repositories.on(region).find(({ repositoryName }) => repositoryName === name),
  );
  if (!disabled || !shut || !open) throw new Error("The demo account has no key that is disabled, or no repository.");
  shut.encryptionConfiguration = { encryptionType: "KMS", kmsKey: disabled };
  open.policy = policy({
    Effect: "Allow",
    Principal: "*",
    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  });
}

const managedKey = "alias/aws/sagemaker";

function plantFaultyHosting(sagemaker: SimulatedSageMaker): void {
  const administrator = sagemaker.models.find(({ ModelName }) => ModelName === "ctr-mxnet")?.ExecutionRoleArn;
  sagemaker.domains = sagemaker.domains.map((one) => ({ ...one, KmsKeyId: managedKey }));
  sagemaker.endpointConfigs = sagemaker.endpointConfigs.map((one) =>
    one.EndpointConfigName === "llm-components"
      ? { ...one, VpcConfig: undefined, ExecutionRoleArn: administrator }
      : one,
  );
  sagemaker.endpointConfigs = changedFirst(
    sagemaker.endpointConfigs,
    ({ DataCaptureConfig }) => DataCaptureConfig !== undefined,
    ({ DataCaptureConfig }) => ({
      DataCaptureConfig: DataCaptureConfig && { ...DataCaptureConfig, KmsKeyId: managedKey },
    }),
  );
}

/** Files, images and answers of what serves models, all somebody else's. */
function plantForeignSources(sagemaker: SimulatedSageMaker): void {
  const theirs = "s3://partner-model-share-8842/exports/";
  const own = "482915630174.dkr.ecr.us-east-1.amazonaws.com/search/synonyms";
  const rewrite = {
    Container: {
      DeployedImage: { SpecifiedImage: `${own}:latest`, ResolvedImage: `${own}@sha256:${"0".repeat(64)}` },
      ArtifactUrl: theirs,
    },
  };
  const vendors = "917540263881.dkr.ecr.us-east-1.amazonaws.com/rerank-pro:latest";
  const german = { Container: { DeployedImage: { SpecifiedImage: vendors } } };
  sagemaker.inferenceComponents = sagemaker.inferenceComponents.map((one) => {
    if (one.InferenceComponentName === "llm-rewrite") return { ...one, Specification: rewrite };
    return one.InferenceComponentName === "llm-rewrite-de" ? { ...one, Specification: german } : one;
  });
  const AsyncInferenceConfig = {
    OutputConfig: { S3OutputPath: theirs, S3FailurePath: `${theirs}failed/`, KmsKeyId: managedKey },
  };
  sagemaker.inferenceRouters = sagemaker.inferenceRouters.map((one) => ({
    ...one,
    RoutingTargets: one.RoutingTargets?.map((target) => ({ ...target, AsyncInferenceConfig })),
  }));
  sagemaker.inferenceExperiments = sagemaker.inferenceExperiments.map((one) => ({
    ...one,
    DataStorageConfig: { Destination: theirs, KmsKey: managedKey },
    KmsKey: managedKey,
  }));
}

/** Keys of AWS for what leaves the machines of an endpoint. */
function plantManagedKeys(sagemaker: SimulatedSageMaker): void {
  sagemaker.endpointConfigs = sagemaker.endpointConfigs.map((one) =>
    one.EndpointConfigName === "query-embeddings"
      ? {
          ...one,
          ProductionVariants: one.ProductionVariants?.map((variant) => ({
            ...variant,
            CoreDumpConfig: { DestinationS3Uri: "s3://nwa-search-us-east-1/cores", KmsKeyId: managedKey },
          })),
          AsyncInferenceConfig: {
            OutputConfig: { S3OutputPath: "s3://nwa-search-us-east-1/later", KmsKeyId: managedKey },
          },
        }
      : one,
  );
}

/** A VPC whose endpoints are all there, each with something else wrong. */
function plantFaultyEndpoints({ ec2 }: SimulatedRegion): void {
  const network = ec2.vpcs.find(({ Tags }) => Tags?.some(({ Value }) => Value === "nwa-fraud"));
  const change = (service: string, fields: Partial<VpcEndpoint>) => {
    ec2.vpcEndpoints = changedFirst(
      ec2.vpcEndpoints,
      ({ VpcId, ServiceName }) => VpcId === network?.VpcId && !!ServiceName?.endsWith(service),
      () => fields,
    );
  };
  const shut = { GroupId: "sg-0d15ea5e0d15ea5e0", GroupName: "shut", VpcId: network?.VpcId, IpPermissions: [] };
  ec2.securityGroups = [...ec2.securityGroups, shut];
  const PolicyDocument = JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "*", Resource: "*" }],
  });
  change("sagemaker.api", { Groups: [{ GroupId: shut.GroupId, GroupName: "shut" }], PolicyDocument });
  change("sagemaker.runtime", { State: "failed" as string as "Failed" });
  change(".s3", { PolicyDocument, RouteTableIds: [] });
}
