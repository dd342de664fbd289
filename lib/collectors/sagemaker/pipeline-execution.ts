import type { DescribePipelineExecutionResponse, Parameter } from "@aws-sdk/client-sagemaker";
import { CallFailed } from "#lib/aws/guard.ts";
import { pages, whole } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";
import { answering } from "../given.ts";
import type { JobReader, ListedJob } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";
import { mergedList } from "../merged-jobs.ts";
import { createdSince } from "./search.ts";

const states = { field: "PipelineExecutionStatus", ended: ["Succeeded", "Failed", "Stopped"] };

/** As Search gives it; Describe says all but what the pipeline was started with. */
type Execution = DescribePipelineExecutionResponse & { PipelineParameters?: Parameter[] | null | undefined };

/** Runs of pipelines, which are listed pipeline by pipeline. */
export default defineCollector({
  kind: "pipeline-execution",
  label: "Pipeline executions",
  scope: "region",
  volume: "bulk",
  job: states,
  parent: "pipeline",
  arnType: "pipeline/execution",
  // Requests name them by their ARNs.
  inEvents: {},
  actions: [
    "sagemaker:ListPipelines",
    "sagemaker:ListPipelineExecutions",
    "sagemaker:Search",
    "sagemaker:DescribePipelineExecution",
    "sagemaker:ListPipelineParametersForExecution",
  ],
  parts: ["PipelineParameters"],
  async *collect(context: CollectContext<"PipelineParameters">) {
    const { sagemaker, required } = context;
    const lists: JobReader<object>["list"][] = [];
    const lost: CallFailed[] = [];
    for await (const page of pages(sagemaker.listPipelines, { MaxResults: 100 })) {
      for (const { PipelineName = "" } of required(page.PipelineSummaries, "PipelineSummaries")) {
        lists.push(executionsOf(PipelineName, context, lost));
      }
    }
    yield* readJobs<Execution>(context, {
      states,
      // No list of them takes a state.
      running: [],
      list: mergedList(context, lists),
      describe: async ({ arn }, part) => ({
        ...answering(await sagemaker.describePipelineExecution({ PipelineExecutionArn: arn }), "PipelineExecutionArn"),
        PipelineParameters: await part("PipelineParameters", () => parametersOf(arn, context)),
      }),
      search: {
        action: "sagemaker:Search",
        async page(since, NextToken) {
          const page = await sagemaker.search({ Resource: "PipelineExecution", NextToken, ...createdSince(since) });
          return {
            NextToken: page.NextToken,
            total: page.TotalHits?.Value,
            records: page.Results?.flatMap(({ PipelineExecution }) => PipelineExecution ?? []),
          };
        },
        identify: ({ PipelineExecutionArn, CreationTime }) => identified(PipelineExecutionArn, CreationTime),
      },
    });
    // The others were read; of these it is not known what there is.
    if (lost[0]) throw lost[0];
  },
});

/** `…:pipeline/NAME/execution/ID`. */
function identified(arn = "", created = new Date(0)): ListedJob {
  const [pipeline = "", , id = ""] = arn.split("/").slice(-3);
  return { name: arn && `${pipeline}/${id}`, arn, created };
}

/** One pipeline's; a pipeline that is gone has none. */
function executionsOf(
  PipelineName: string,
  { sagemaker, attempt }: CollectContext,
  lost: CallFailed[],
): JobReader<object>["list"] {
  return async ({ SortOrder, CreationTimeAfter: CreatedAfter, CreationTimeBefore: CreatedBefore, ...input }) => {
    const which = { PipelineName, CreatedAfter, CreatedBefore, SortOrder, SortBy: "CreationTime", ...input } as const;
    const page = await attempt(() => sagemaker.listPipelineExecutions({ MaxResults: 100, ...which }));
    if (page instanceof CallFailed) {
      if (page.failure.class !== "missing") lost.push(page);
      return { jobs: [] };
    }
    return {
      NextToken: page.NextToken,
      jobs: page.PipelineExecutionSummaries?.map((one) => identified(one.PipelineExecutionArn, one.StartTime)),
    };
  };
}

function parametersOf(arn: string, { sagemaker }: CollectContext): Promise<Parameter[]> {
  const which = { PipelineExecutionArn: arn, MaxResults: 100 };
  return whole(sagemaker.listPipelineParametersForExecution, which, "PipelineParameters");
}
