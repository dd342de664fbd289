import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "OptimizationJobStatus", ended: ["COMPLETED", "FAILED", "STOPPED"] };
const running = ["STARTING", "INPROGRESS", "STOPPING"] as const;

export default defineCollector({
  kind: "optimization-job",
  label: "Inference optimization jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  inEvents: { optimizationJobName: "{}" },
  actions: ["sagemaker:ListOptimizationJobs", "sagemaker:DescribeOptimizationJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      running,
      async list(input) {
        const page = await sagemaker.listOptimizationJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("OptimizationJob", page.OptimizationJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeOptimizationJob({ OptimizationJobName: name }),
    });
  },
});
