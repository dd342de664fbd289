import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

type Pipeline = SimulatedSageMaker["pipelines"][number];

/** One step of a definition; conditions hold others in their arguments. */
export interface Step {
  Name: string;
  Type: string;
  Arguments?: object;
  DependsOn?: string[];
  /** Of a Lambda step. */
  FunctionArn?: string;
}

interface PipelineSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  description?: string;
  parameters?: readonly { Name: string; Type: string; DefaultValue?: string | number }[];
  steps: readonly Step[];
  ran?: Date;
  tags?: Record<string, string>;
}

export function pipeline(site: Site, spec: PipelineSpec): Pipeline {
  const { name, by, created, parameters = [], steps } = spec;
  const PipelineArn = sagemakerArn(site, "pipeline", name);
  const definition = { Version: "2020-12-01", Metadata: {}, Parameters: parameters, Steps: steps };
  const request = present({
    PipelineName: name,
    PipelineDisplayName: name,
    PipelineDefinition: JSON.stringify(definition),
    PipelineDescription: spec.description,
    RoleArn: roleArn(site, spec.role),
  });
  const Tags = tagsOf(spec.tags ?? {});
  const made = present<Pipeline>({
    PipelineArn,
    ...request,
    PipelineStatus: "Active",
    CreationTime: created,
    LastModifiedTime: created,
    LastRunTime: spec.ran,
    Tags,
  });
  site.content.sagemaker.pipelines.push(made);
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreatePipeline",
    request: { ...request, Tags: Tags.length ? Tags : undefined },
    response: { PipelineArn },
  });
  return made;
}

/** The value of a parameter, wherever a step takes one. */
export function parameter(name: string): string {
  // A definition takes a variable in place of any value; the requests of the SDK's types know texts alone.
  return { Get: `Parameters.${name}` } as unknown as string;
}

export const registerModel = (group: string, after: string): Step => ({
  Name: "RegisterModel",
  Type: "RegisterModel",
  DependsOn: [after],
  Arguments: { ModelPackageGroupName: group, ModelApprovalStatus: "PendingManualApproval" },
});

/** Goes on when the evaluation's metric is good enough. */
export function condition(metric: string, least: number, then: readonly Step[], otherwise: readonly Step[]): Step {
  const LeftValue = {
    "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: `metrics.${metric}.value` },
  };
  return {
    Name: "IsGoodEnough",
    Type: "Condition",
    DependsOn: ["Evaluate"],
    Arguments: {
      Conditions: [{ Type: "GreaterThanOrEqualTo", LeftValue, RightValue: least }],
      IfSteps: then,
      ElseSteps: otherwise,
    },
  };
}
