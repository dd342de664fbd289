import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "AIRecommendationJobStatus", ended: ["Completed", "Failed", "Stopped"] };

export default defineCollector({
  kind: "ai-recommendation-job",
  label: "AI recommendation jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  inEvents: { aIRecommendationJobName: "{}" },
  actions: ["sagemaker:ListAIRecommendationJobs", "sagemaker:DescribeAIRecommendationJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      async list(input) {
        const page = await sagemaker.listAIRecommendationJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("AIRecommendationJob", page.AIRecommendationJobs, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeAIRecommendationJob({ AIRecommendationJobName: name }),
    });
  },
});
