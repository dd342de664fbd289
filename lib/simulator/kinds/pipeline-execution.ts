import type { DescribePipelineExecutionResponse, Parameter, PipelineExecutionSummary } from "@aws-sdk/client-sagemaker";
import { simulatedKind } from "./define.ts";

/** Beside what AWS says of an execution: whose it is, what its list says, and what it was started with. */
type Execution = DescribePipelineExecutionResponse &
  PipelineExecutionSummary & { PipelineName: string; PipelineParameters?: Parameter[] | undefined };

export const pipelineExecution = simulatedKind<Execution>()("pipelineExecutions", {
  list: "ListPipelineExecutions",
  describe: "DescribePipelineExecution",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
