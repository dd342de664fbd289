import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "Status", ended: ["COMPLETED", "FAILED", "STOPPED", "DELETED"] };
const running = ["PENDING", "IN_PROGRESS", "STOPPING"] as const;

export default defineCollector({
  kind: "inference-recommendations-job",
  label: "Inference recommender jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  inEvents: {
    inferenceRecommendationsJobName: "{}",
    "InferenceRecommendationsJob:jobName": "{}",
    "InferenceRecommendationsJobSteps:jobName": "{}",
  },
  actions: ["sagemaker:ListInferenceRecommendationsJobs", "sagemaker:DescribeInferenceRecommendationsJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      running,
      async list(input) {
        const page = await sagemaker.listInferenceRecommendationsJobs({
          MaxResults: 100,
          SortBy: "CreationTime",
          ...input,
        });
        return jobPage("Job", page.InferenceRecommendationsJobs, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeInferenceRecommendationsJob({ JobName: name }),
    });
  },
});
