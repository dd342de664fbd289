import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "CompilationJobStatus", ended: ["COMPLETED", "FAILED", "STOPPED"] };
const running = ["STARTING", "INPROGRESS", "STOPPING"] as const;

export default defineCollector({
  kind: "compilation-job",
  label: "Neo compilation jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  console: "sagemaker/home?region={region}#/compilation-jobs[/{name}]",
  inEvents: { compilationJobName: "{}" },
  actions: ["sagemaker:ListCompilationJobs", "sagemaker:DescribeCompilationJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      running,
      async list(input) {
        const page = await sagemaker.listCompilationJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("CompilationJob", page.CompilationJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeCompilationJob({ CompilationJobName: name }),
    });
  },
});
