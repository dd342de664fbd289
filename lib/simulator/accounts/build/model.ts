import type { ContainerDefinition, VpcConfig } from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

export type Model = SimulatedSageMaker["models"][number] & { ModelName: string };

interface ModelSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  /** One is the primary container; several are a pipeline of containers. */
  containers: readonly ContainerDefinition[];
  vpc?: VpcConfig;
  isolated?: boolean;
  tags?: Record<string, string>;
}

export function model(site: Site, spec: ModelSpec): Model {
  const { name, by, created, containers } = spec;
  const arn = sagemakerArn(site, "model", name);
  const request = present({
    ModelName: name,
    PrimaryContainer: containers.length === 1 ? containers[0] : undefined,
    Containers: containers.length > 1 ? [...containers] : undefined,
    InferenceExecutionConfig: containers.length > 1 ? { Mode: "Serial" as const } : undefined,
    ExecutionRoleArn: roleArn(site, spec.role),
    VpcConfig: spec.vpc,
    EnableNetworkIsolation: spec.isolated ?? false,
  });
  const Tags = tagsOf(spec.tags ?? {});
  const made: Model = { ...request, CreationTime: created, ModelArn: arn, Tags };
  site.content.sagemaker.models.push(made);
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateModel",
    request: { ...request, Tags: Tags.length ? Tags : undefined },
    response: { ModelArn: arn },
  });
  return made;
}

/** One container as most models have it. */
export function container(
  Image: string,
  ModelDataUrl: string,
  more: Partial<ContainerDefinition> = {},
): ContainerDefinition {
  return { Image, Mode: "SingleModel", ModelDataUrl, Environment: {}, ...more };
}
