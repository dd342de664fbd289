import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "TransformJobStatus", ended: ["Completed", "Failed", "Stopped"] };

export default defineCollector({
  kind: "transform-job",
  label: "Batch transform jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  console: "sagemaker/home?region={region}#/transform-jobs[/{name}]",
  inEvents: { transformJobName: "{}" },
  actions: ["sagemaker:ListTransformJobs", "sagemaker:DescribeTransformJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      async list(input) {
        const page = await sagemaker.listTransformJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("TransformJob", page.TransformJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeTransformJob({ TransformJobName: name }),
    });
  },
});
