import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "AIBenchmarkJobStatus", ended: ["Completed", "Failed", "Stopped"] };

export default defineCollector({
  kind: "ai-benchmark-job",
  label: "AI benchmark jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  inEvents: { aIBenchmarkJobName: "{}" },
  actions: ["sagemaker:ListAIBenchmarkJobs", "sagemaker:DescribeAIBenchmarkJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      async list(input) {
        const page = await sagemaker.listAIBenchmarkJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("AIBenchmarkJob", page.AIBenchmarkJobs, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeAIBenchmarkJob({ AIBenchmarkJobName: name }),
    });
  },
});
