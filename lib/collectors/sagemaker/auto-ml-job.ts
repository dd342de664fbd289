import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "AutoMLJobStatus", ended: ["Completed", "Failed", "Stopped"] };

/** Of both versions of the API: the second describes what the first made. */
export default defineCollector({
  kind: "auto-ml-job",
  label: "AutoML jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  arnType: "automl-job",
  inEvents: { autoMLJobName: "{}" },
  actions: ["sagemaker:ListAutoMLJobs", "sagemaker:DescribeAutoMLJobV2"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      async list(input) {
        const page = await sagemaker.listAutoMLJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("AutoMLJob", page.AutoMLJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeAutoMLJobV2({ AutoMLJobName: name }),
    });
  },
});
