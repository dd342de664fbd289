import type { DescribeInferenceExperimentResponse } from "@aws-sdk/client-sagemaker";
import type { Actor } from "./actors.ts";
import { made } from "./made.ts";
import { present } from "./present.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface ShadowTestSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  endpoint: string;
  config: string;
  /** What answers, and what is only asked too. */
  models: readonly [production: string, shadow: string];
  /** Where requests and answers are kept. */
  to?: { uri: string; key?: string };
  /** Of the machines' disks. */
  key?: string;
  days: number;
  status: "Running" | "Completed";
  tags?: Record<string, string>;
}

/** A model tried on the traffic of another. */
export function shadowTest(site: Site, spec: ShadowTestSpec): void {
  const { name, by, created, models, to } = spec;
  const Arn = sagemakerArn(site, "inference-experiment", name);
  const variants = models.map((ModelName, index) => ({
    ModelName,
    VariantName: index === 0 ? "production" : "shadow",
    InfrastructureConfig: {
      InfrastructureType: "RealTimeInference" as const,
      RealTimeInferenceConfig: { InstanceType: "ml.m5.large" as const, InstanceCount: 1 },
    },
  }));
  const request = present({
    Name: name,
    Type: "ShadowMode" as const,
    Schedule: { StartTime: created, EndTime: later(created, spec.days * 24 * 60) },
    RoleArn: roleArn(site, spec.role),
    DataStorageConfig: to && present({ Destination: to.uri, KmsKey: to.key }),
    ShadowModeConfig: {
      SourceModelVariantName: "production",
      ShadowModelVariants: [{ ShadowModelVariantName: "shadow", SamplingPercentage: 50 }],
    },
    KmsKey: spec.key,
  });
  const isOver = spec.status === "Completed";
  const resource: DescribeInferenceExperimentResponse = {
    Arn,
    ...request,
    Status: spec.status,
    CreationTime: created,
    ...(isOver && { CompletionTime: later(created, spec.days * 24 * 60) }),
    LastModifiedTime: later(created, isOver ? spec.days * 24 * 60 : 12),
    EndpointMetadata: { EndpointName: spec.endpoint, EndpointConfigName: spec.config, EndpointStatus: "InService" },
    ModelVariants: variants.map((variant) => ({ ...variant, Status: isOver ? "Deleted" : "InService" })),
  };
  const Tags = tagsOf(spec.tags ?? {});
  made(
    site,
    "inferenceExperiments",
    { ...resource, Tags },
    {
      by,
      at: created,
      operation: "CreateInferenceExperiment",
      request: {
        ...request,
        EndpointName: spec.endpoint,
        ModelVariants: variants,
        Tags: Tags.length ? Tags : undefined,
      },
      response: { InferenceExperimentArn: Arn },
    },
  );
}
