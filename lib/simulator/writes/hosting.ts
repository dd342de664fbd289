import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { images } from "../shelves/ecr.ts";
import { arnFor, discard, existing, type Fields, inUse, invalid, kindOf, lookUp, store } from "./resources.ts";

const models = kindOf("models");
const configs = kindOf("endpointConfigs");
const endpoints = kindOf("endpoints");
const components = kindOf("inferenceComponents");
const experiments = kindOf("inferenceExperiments");
const routers = kindOf("inferenceRouters");

const createModel: Operation<Fields> = (input, call) => {
  const ModelArn = arnFor(models, input, call);
  if (lookUp(models, input, call)) throw invalid(`Cannot create already existing model "${ModelArn}".`);
  store(models, { ...input, ModelArn, CreationTime: new Date(call.now) }, call);
  return { ModelArn };
};

const createConfig: Operation<Fields> = (input, call) => {
  const EndpointConfigArn = arnFor(configs, input, call);
  if (lookUp(configs, input, call)) {
    throw invalid(`Cannot create already existing endpoint configuration "${EndpointConfigArn}".`);
  }
  const variants = [...listOf(input.ProductionVariants), ...listOf(input.ShadowProductionVariants)];
  for (const { ModelName } of variants) if (ModelName !== undefined) existing(models, { ModelName }, call);
  store(configs, { ...input, EndpointConfigArn, CreationTime: new Date(call.now) }, call);
  return { EndpointConfigArn };
};

const createEndpoint: Operation<Fields> = (input, call) => {
  const EndpointArn = arnFor(endpoints, input, call);
  if (lookUp(endpoints, input, call)) throw invalid(`Cannot create already existing endpoint "${EndpointArn}".`);
  const { EndpointConfigName } = input;
  const config = existing(configs, { EndpointConfigName }, call);
  const now = new Date(call.now);
  const times = { EndpointArn, EndpointStatus: "InService", CreationTime: now, LastModifiedTime: now };
  const ProductionVariants = listOf(config.ProductionVariants).map((variant) => running(variant, call));
  const { EndpointName } = input;
  store(endpoints, { EndpointName, EndpointConfigName, ProductionVariants, ...shownOf(config, call), ...times }, call);
  return { EndpointArn };
};

/** What DescribeEndpoint shows of the config beside the variants it runs. */
function shownOf(config: Fields, call: Call): Fields {
  const { DataCaptureConfig: capture, AsyncInferenceConfig, ExplainerConfig, ShadowProductionVariants } = config;
  const shown = {
    DataCaptureConfig: isFields(capture) ? captureOf(capture) : undefined,
    AsyncInferenceConfig,
    ExplainerConfig,
    ShadowProductionVariants:
      ShadowProductionVariants && listOf(ShadowProductionVariants).map((variant) => running(variant, call)),
  };
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}

function captureOf({ EnableCapture = true, InitialSamplingPercentage, DestinationS3Uri, KmsKeyId = "" }: Fields) {
  const CaptureStatus = EnableCapture === true ? "Started" : "Stopped";
  return {
    EnableCapture,
    CaptureStatus,
    CurrentSamplingPercentage: InitialSamplingPercentage,
    DestinationS3Uri,
    KmsKeyId,
  };
}

/** A variant of a config as an endpoint runs it. */
function running(variant: Fields, call: Call): Fields {
  const { VariantName, InitialInstanceCount: count, InitialVariantWeight: weight = 1 } = variant;
  const counts = count === undefined ? {} : { CurrentInstanceCount: count, DesiredInstanceCount: count };
  return { VariantName, CurrentWeight: weight, DesiredWeight: weight, ...counts, ...deployed(variant, call) };
}

/** What the tags of a variant's images mean when it is deployed. */
function deployed({ ModelName }: Fields, call: Call): Fields {
  const model = ModelName === undefined ? undefined : lookUp(models, { ModelName }, call);
  const named = [model?.PrimaryContainer, ...listOf(model?.Containers)].filter(isFields);
  const specified = named.flatMap(({ Image }) => (typeof Image === "string" ? [Image] : []));
  const DeployedImages = specified.map((image) => deployedImage(image, call));
  return DeployedImages.length > 0 ? { DeployedImages } : {};
}

function deployedImage(SpecifiedImage: string, call: Call): Fields {
  return { SpecifiedImage, ResolvedImage: resolved(SpecifiedImage, call), ResolutionTime: new Date(call.now) };
}

/** Undefined for what is in no registry of the account. */
function resolved(image: string, { region }: Call): string | undefined {
  if (image.includes("@")) return image;
  const [, name, tag = "latest"] = /^[^/]+\/([^:]+)(?::(.+))?$/.exec(image) ?? [];
  const found = images
    .on(region)
    .find(({ repositoryName, imageTags = [] }) => repositoryName === name && imageTags.includes(tag));
  return found && `${image.replace(/:[^:/]+$/, "")}@${found.imageDigest}`;
}

/**
 * What an endpoint has comes from the config; variants of the same name keep what runs and their weights, and the
 * endpoint its data capture, when told to. Of earlier deployments nothing is left. Source: API reference, UpdateEndpoint,
 * VariantProperty and EndpointMetadata.
 */
const updateEndpoint: Operation<Fields> = (input, call) => {
  const endpoint = existing(endpoints, input, call);
  const config = existing(configs, { EndpointConfigName: input.EndpointConfigName }, call);
  if (endpoint.EndpointStatus !== "InService") {
    throw invalid(`Cannot update in-progress endpoint "${endpoint.EndpointArn}".`);
  }
  const retains = input.RetainAllVariantProperties === true;
  const present = listOf(endpoint.ProductionVariants);
  const ProductionVariants = listOf(config.ProductionVariants).map((variant) => {
    const before = present.find((one) => one.VariantName === variant.VariantName);
    return before && retains ? { ...before, ...deployed(variant, call) } : { ...before, ...running(variant, call) };
  });
  const { EndpointName, EndpointArn, EndpointStatus, CreationTime, Tags, DataCaptureConfig } = endpoint;
  // It goes with the endpoint alone.
  const { ResourcePolicy } = endpoint;
  const updated = {
    ...{ EndpointName, EndpointArn, EndpointStatus, CreationTime, Tags, ProductionVariants },
    ...(ResourcePolicy !== undefined && { ResourcePolicy }),
    ...shownOf(config, call),
    ...(retains && { DataCaptureConfig }),
    EndpointConfigName: config.EndpointConfigName,
    LastDeploymentConfig: input.DeploymentConfig,
    LastModifiedTime: new Date(call.now),
  };
  store(endpoints, updated, call);
  return { EndpointArn };
};

const updateCapacities: Operation<Fields> = (input, call) => {
  const endpoint = existing(endpoints, input, call);
  const wanted = listOf(input.DesiredWeightsAndCapacities);
  const variants = listOf(endpoint.ProductionVariants);
  const stranger = wanted.find(({ VariantName }) => !variants.some((one) => one.VariantName === VariantName));
  if (stranger) throw invalid(`The variant name(s) "${stranger.VariantName}" is/are not present within endpoint.`);
  const ProductionVariants = variants.map((variant) => {
    const { DesiredInstanceCount: count } = wanted.find((one) => one.VariantName === variant.VariantName) ?? {};
    return count === undefined ? variant : { ...variant, CurrentInstanceCount: count, DesiredInstanceCount: count };
  });
  store(endpoints, { ...endpoint, ProductionVariants, LastModifiedTime: new Date(call.now) }, call);
  return { EndpointArn: endpoint.EndpointArn };
};

/** AWS replaces the specification as a whole. */
const updateComponent: Operation<Fields> = (input, call) => {
  const component = existing(components, input, call);
  const { Specification = component.Specification, Specifications = component.Specifications } = input;
  for (const one of [Specification, ...listOf(Specifications)]) {
    if (isFields(one) && one.ModelName !== undefined) existing(models, { ModelName: one.ModelName }, call);
  }
  const shown = {
    Specification: isFields(Specification) ? described(Specification, call) : undefined,
    Specifications: Specifications && listOf(Specifications).map((one) => described(one, call)),
  };
  store(components, { ...component, ...shown, LastModifiedTime: new Date(call.now) }, call);
  return { InferenceComponentArn: component.InferenceComponentArn };
};

/** A specification as Describe gives it: with what was deployed in place of the image that was asked for. */
function described(specification: Fields, call: Call): Fields {
  const { Container } = specification;
  if (!isFields(Container) || typeof Container.Image !== "string") return specification;
  const { Image, ...rest } = Container;
  const DeployedImage = deployedImage(Image, call);
  return { ...specification, Container: { ...rest, DeployedImage } };
}

/** What an update names takes the place of what was; the role, the endpoint and the key stay. Source: API reference, UpdateInferenceExperiment. */
const updateExperiment: Operation<Fields> = (input, call) => {
  const experiment = existing(experiments, input, call);
  if (["Completed", "Cancelled"].includes(String(experiment.Status))) {
    throw new AwsError("ConflictException", `Inference experiment ${input.Name} is over.`);
  }
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  store(experiments, { ...experiment, ...given, LastModifiedTime: new Date(call.now) }, call);
  return { InferenceExperimentArn: experiment.Arn };
};

/** What is retained stays in production; the rest goes. It takes a while on AWS. */
const stopExperiment: Operation<Fields> = (input, call) => {
  const experiment = existing(experiments, input, call);
  const now = new Date(call.now);
  store(experiments, { ...experiment, Status: "Completed", CompletionTime: now, LastModifiedTime: now }, call);
  return { InferenceExperimentArn: experiment.Arn };
};

/** An endpoint has one experiment at a time. */
const createExperiment: Operation<Fields> = (input, call) => {
  const Arn = arnFor(experiments, input, call);
  const { EndpointName, ModelVariants, ...rest } = input;
  const { EndpointConfigName } = existing(endpoints, { EndpointName }, call);
  const busy = call.region.sagemaker.inferenceExperiments.find(
    ({ Status, EndpointMetadata }) => Status === "Running" && EndpointMetadata?.EndpointName === EndpointName,
  );
  if (busy || lookUp(experiments, input, call)) throw new AwsError("ConflictException", "There is one already.");
  const made = {
    EndpointMetadata: { EndpointName, EndpointConfigName, EndpointStatus: "InService" },
    ModelVariants: listOf(ModelVariants).map((variant) => ({ ...variant, Status: "InService" })),
    CreationTime: new Date(call.now),
  };
  store(experiments, { ...rest, ...made, Arn, Status: "Running" }, call);
  return { InferenceExperimentArn: Arn };
};

/** All targets are replaced. */
const updateRouter: Operation<Fields> = (input, call) => {
  const router = existing(routers, input, call);
  const { RoutingTargets } = input;
  const bare = listOf(RoutingTargets).find(({ Destinations }) => listOf(Destinations).length === 0);
  if (bare) throw invalid(`The routing target ${bare.Name} has no destination.`);
  store(routers, { ...router, RoutingTargets, LastModifiedTime: new Date(call.now) }, call);
  return { InferenceRouterArn: router.InferenceRouterArn };
};

const deleteConfig: Operation<Fields> = (input, call) => {
  const { EndpointConfigName } = existing(configs, input, call);
  const user = call.region.sagemaker.endpoints.find((one) => one.EndpointConfigName === EndpointConfigName);
  if (user) throw inUse(`Endpoint configuration "${EndpointConfigName}" is used by endpoint "${user.EndpointName}".`);
  discard(configs, input, call);
  return {};
};

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value : [];
}

export const hostingWrites: Readonly<Record<string, Operation>> = {
  CreateModel: createModel,
  DeleteModel: (input, call) => {
    discard(models, input, call);
    return {};
  },
  CreateEndpointConfig: createConfig,
  DeleteEndpointConfig: deleteConfig,
  CreateEndpoint: createEndpoint,
  DeleteEndpoint: (input, call) => {
    discard(endpoints, input, call);
    return {};
  },
  UpdateEndpoint: updateEndpoint,
  UpdateInferenceComponent: updateComponent,
  CreateInferenceExperiment: createExperiment,
  StopInferenceExperiment: stopExperiment,
  UpdateInferenceExperiment: updateExperiment,
  UpdateInferenceRouter: updateRouter,
  UpdateEndpointWeightsAndCapacities: updateCapacities,
};
