import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "EdgePackagingJobStatus", ended: ["COMPLETED", "FAILED", "STOPPED"] };
const running = ["STARTING", "INPROGRESS", "STOPPING"] as const;

export default defineCollector({
  kind: "edge-packaging-job",
  label: "Edge packaging jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  // The compilation job and the model that it packs are named in the same request.
  inEvents: { "EdgePackagingJob:edgePackagingJobName": "{}" },
  actions: ["sagemaker:ListEdgePackagingJobs", "sagemaker:DescribeEdgePackagingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      running,
      async list(input) {
        const page = await sagemaker.listEdgePackagingJobs({ MaxResults: 100, SortBy: "CREATION_TIME", ...input });
        return jobPage("EdgePackagingJob", page.EdgePackagingJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeEdgePackagingJob({ EdgePackagingJobName: name }),
    });
  },
});
