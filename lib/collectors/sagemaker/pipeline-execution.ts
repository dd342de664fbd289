import { CallFailed } from "#lib/aws/guard.ts";
import { pages } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";
import { type JobReader, readJobs } from "../jobs.ts";
import { mergedList } from "../merged-jobs.ts";

const states = { field: "PipelineExecutionStatus", ended: ["Succeeded", "Failed", "Stopped"] };

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
  actions: ["sagemaker:ListPipelines", "sagemaker:ListPipelineExecutions", "sagemaker:DescribePipelineExecution"],
  async *collect(context) {
    const { sagemaker, required } = context;
    const lists: JobReader<object>["list"][] = [];
    const lost: CallFailed[] = [];
    for await (const page of pages(sagemaker.listPipelines, { MaxResults: 100 })) {
      for (const { PipelineName = "" } of required(page.PipelineSummaries, "PipelineSummaries")) {
        lists.push(executionsOf(PipelineName, context, lost));
      }
    }
    yield* readJobs(context, {
      states,
      // No list of them takes a state.
      running: [],
      list: mergedList(context, lists),
      describe: ({ arn }) => sagemaker.describePipelineExecution({ PipelineExecutionArn: arn }),
    });
    // The others were read; of these it is not known what there is.
    if (lost[0]) throw lost[0];
  },
});

/** One pipeline's; a pipeline that is gone has none. */
function executionsOf(
  PipelineName: string,
  { sagemaker, attempt }: CollectContext,
  lost: CallFailed[],
): JobReader<object>["list"] {
  return async ({ NextToken, SortOrder, CreationTimeAfter: CreatedAfter, CreationTimeBefore: CreatedBefore }) => {
    const order = { SortBy: "CreationTime", SortOrder } as const;
    const page = await attempt(() =>
      sagemaker.listPipelineExecutions({
        PipelineName,
        MaxResults: 100,
        NextToken,
        ...order,
        CreatedAfter,
        CreatedBefore,
      }),
    );
    if (page instanceof CallFailed) {
      if (page.failure.class !== "missing") lost.push(page);
      return { jobs: [] };
    }
    return {
      NextToken: page.NextToken,
      jobs: page.PipelineExecutionSummaries?.map(({ PipelineExecutionArn: arn = "", StartTime }) => ({
        name: `${PipelineName}/${arn.slice(arn.lastIndexOf("/") + 1)}`,
        arn,
        created: StartTime ?? new Date(0),
      })),
    };
  };
}
