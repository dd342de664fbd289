import type {
  AsyncInferenceConfig,
  DataCaptureConfig,
  DescribeEndpointOutput,
  ProductionVariant,
  ProductionVariantSummary,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { digestOf } from "./images.ts";
import type { Model } from "./model.ts";
import { present } from "./present.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

type EndpointConfig = SimulatedSageMaker["endpointConfigs"][number] & { EndpointConfigName: string };
type Endpoint = SimulatedSageMaker["endpoints"][number];

interface EndpointConfigSpec {
  name: string;
  by: Actor;
  created: Date;
  variants: readonly ProductionVariant[];
  shadows?: readonly ProductionVariant[];
  key?: string;
  capture?: { to: string; key?: string; percent?: number };
  asynchronous?: AsyncInferenceConfig;
  /** With inference components, role and network are the config's. */
  role?: string;
  vpc?: VpcConfig;
  isolated?: boolean;
  tags?: Record<string, string>;
}

export function endpointConfig(site: Site, spec: EndpointConfigSpec): EndpointConfig {
  const { name, by, created } = spec;
  const arn = sagemakerArn(site, "endpoint-config", name);
  const request = present({
    EndpointConfigName: name,
    ProductionVariants: [...spec.variants],
    ShadowProductionVariants: spec.shadows && [...spec.shadows],
    DataCaptureConfig: spec.capture && captureOf(spec.capture),
    KmsKeyId: spec.key,
    AsyncInferenceConfig: spec.asynchronous,
    ExecutionRoleArn: spec.role && roleArn(site, spec.role),
    VpcConfig: spec.vpc,
    EnableNetworkIsolation: spec.isolated ?? false,
  });
  const Tags = tagsOf(spec.tags ?? {});
  const made: EndpointConfig = { ...request, EndpointConfigArn: arn, CreationTime: created, Tags };
  site.content.sagemaker.endpointConfigs.push(made);
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateEndpointConfig",
    request: { ...request, Tags: Tags.length ? Tags : undefined },
    response: { EndpointConfigArn: arn },
  });
  return made;
}

function captureOf({ to, key, percent = 20 }: NonNullable<EndpointConfigSpec["capture"]>): DataCaptureConfig {
  return {
    EnableCapture: true,
    InitialSamplingPercentage: percent,
    DestinationS3Uri: to,
    ...(key && { KmsKeyId: key }),
    CaptureOptions: [{ CaptureMode: "Input" }, { CaptureMode: "Output" }],
    CaptureContentTypeHeader: { CsvContentTypes: ["text/csv"], JsonContentTypes: ["application/json"] },
  };
}

/** A variant on machines of one type; two of them unless told otherwise. */
export function variant(
  model: Pick<Model, "ModelName">,
  InstanceType: NonNullable<ProductionVariant["InstanceType"]>,
  InitialInstanceCount = 2,
  more: Partial<ProductionVariant> = {},
): ProductionVariant {
  return {
    VariantName: "AllTraffic",
    ModelName: model.ModelName,
    InitialInstanceCount,
    InstanceType,
    InitialVariantWeight: 1,
    ...more,
  };
}

interface EndpointSpec {
  name: string;
  by: Actor;
  created: Date;
  /** The config it was created with. */
  config: EndpointConfig;
  /** In order of time; the last one is what it runs now. */
  updates?: readonly { at: Date; by: Actor; config: EndpointConfig }[];
  status?: DescribeEndpointOutput["EndpointStatus"];
  reason?: string;
  tags?: Record<string, string>;
}

export function endpoint(site: Site, spec: EndpointSpec): Endpoint {
  const { name, by, created, updates = [] } = spec;
  const arn = sagemakerArn(site, "endpoint", name);
  const last = updates.at(-1) ?? { at: created, config: spec.config };
  const { DataCaptureConfig: capture } = last.config;
  const summaries = (variants: readonly ProductionVariant[] = []) =>
    variants.map((one) => summaryOf(site, one, later(last.at, 1)));
  const made = present<Endpoint>({
    EndpointName: name,
    EndpointArn: arn,
    EndpointConfigName: last.config.EndpointConfigName,
    ProductionVariants: spec.status === "Failed" ? undefined : summaries(last.config.ProductionVariants),
    ShadowProductionVariants: last.config.ShadowProductionVariants && summaries(last.config.ShadowProductionVariants),
    DataCaptureConfig: capture && {
      EnableCapture: capture.EnableCapture,
      CaptureStatus: "Started",
      CurrentSamplingPercentage: capture.InitialSamplingPercentage,
      DestinationS3Uri: capture.DestinationS3Uri,
      KmsKeyId: capture.KmsKeyId ?? "",
    },
    EndpointStatus: spec.status ?? "InService",
    FailureReason: spec.reason,
    CreationTime: created,
    LastModifiedTime: later(last.at, 7),
    AsyncInferenceConfig: last.config.AsyncInferenceConfig,
    Tags: tagsOf(spec.tags ?? {}),
  });
  site.content.sagemaker.endpoints.push(made);
  const request = { EndpointName: name, EndpointConfigName: spec.config.EndpointConfigName };
  record(site, { at: created, by, action: "sagemaker:CreateEndpoint", request, response: { EndpointArn: arn } });
  for (const { at, by: actor, config } of updates) {
    record(site, {
      at,
      by: actor,
      action: "sagemaker:UpdateEndpoint",
      request: { EndpointName: name, EndpointConfigName: config.EndpointConfigName },
      response: { EndpointArn: arn },
    });
  }
  return made;
}

function summaryOf(site: Site, one: ProductionVariant, ResolutionTime: Date): ProductionVariantSummary {
  const model = site.content.sagemaker.models.find(({ ModelName }) => ModelName === one.ModelName);
  const containers = model?.Containers ?? (model?.PrimaryContainer ? [model.PrimaryContainer] : []);
  const images = containers.flatMap(({ Image }) => Image ?? []);
  return present<ProductionVariantSummary>({
    VariantName: one.VariantName,
    DeployedImages: images.map((SpecifiedImage) => ({
      SpecifiedImage,
      ResolvedImage: SpecifiedImage.includes("@")
        ? SpecifiedImage
        : `${untagged(SpecifiedImage)}@${digestOf(SpecifiedImage)}`,
      ResolutionTime,
    })),
    CurrentWeight: one.InitialVariantWeight,
    DesiredWeight: one.InitialVariantWeight,
    CurrentInstanceCount: one.InitialInstanceCount,
    DesiredInstanceCount: one.InitialInstanceCount,
    CurrentServerlessConfig: one.ServerlessConfig,
    ManagedInstanceScaling: one.ManagedInstanceScaling,
    RoutingConfig: one.RoutingConfig,
  });
}

function untagged(image: string): string {
  return image.replace(/:[^:/]+$/, "");
}
