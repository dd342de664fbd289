import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { base36Of } from "./random.ts";
import { later, type Site } from "./site.ts";
import { record } from "./trail.ts";

type Execution = SimulatedSageMaker["pipelineExecutions"][number];

interface ExecutionSpec {
  of: SimulatedSageMaker["pipelines"][number];
  by: Actor;
  at: Date;
  status?: Execution["PipelineExecutionStatus"];
  reason?: string;
  minutes?: number;
  description?: string;
  parameters?: Record<string, string>;
}

/** One run of a pipeline, and the call that started it. */
export function execution(site: Site, spec: ExecutionSpec): void {
  const { of, by, at, parameters, status = "Succeeded", minutes = 42 } = spec;
  const { PipelineName = "", PipelineArn } = of;
  const PipelineExecutionArn = `${PipelineArn}/execution/${base36Of(`${PipelineName} ${at.getTime()}`, 12)}`;
  const request = present({
    PipelineName,
    PipelineExecutionDisplayName: `execution-${at.getTime()}`,
    PipelineExecutionDescription: spec.description,
    PipelineParameters: parameters && Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
  });
  site.content.sagemaker.pipelineExecutions.push(
    present<Execution>({
      ...request,
      PipelineArn,
      PipelineExecutionArn,
      PipelineExecutionStatus: status,
      FailureReason: spec.reason,
      StartTime: at,
      CreationTime: at,
      LastModifiedTime: status === "Executing" ? at : later(at, minutes),
      CreatedBy: {},
      LastModifiedBy: {},
    }),
  );
  record(site, { at, by, action: "sagemaker:StartPipelineExecution", request, response: { PipelineExecutionArn } });
}
