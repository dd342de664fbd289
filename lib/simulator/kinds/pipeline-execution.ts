import type { DescribePipelineExecutionResponse, PipelineExecutionSummary } from "@aws-sdk/client-sagemaker";
import { simulatedKind } from "./define.ts";

/** Beside what AWS says of an execution: whose it is, and what its list says. */
type Execution = DescribePipelineExecutionResponse & PipelineExecutionSummary & { PipelineName: string };

export const pipelineExecution = simulatedKind<Execution>()("pipelineExecutions", {
  list: "ListPipelineExecutions",
  describe: "DescribePipelineExecution",
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
