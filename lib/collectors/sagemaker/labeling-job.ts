import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "LabelingJobStatus", ended: ["Completed", "Failed", "Stopped"] };
const running = ["Initializing", "InProgress", "Stopping"] as const;

export default defineCollector({
  kind: "labeling-job",
  label: "Labeling jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  terraform: "aws_sagemaker_labeling_job",
  console: "sagemaker/groundtruth?region={region}#/labeling-jobs[/details/{name}]",
  inEvents: { labelingJobName: "{}" },
  actions: ["sagemaker:ListLabelingJobs", "sagemaker:DescribeLabelingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      running,
      // Streaming ones are never done. Source: developer guide, "Ground Truth streaming labeling jobs".
      perpetual: true,
      async list(input) {
        const page = await sagemaker.listLabelingJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("LabelingJob", page.LabelingJobSummaryList, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeLabelingJob({ LabelingJobName: name }),
    });
  },
});
