import { defineCollector } from "../define.ts";
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
        return {
          NextToken: page.NextToken,
          jobs: page.AIRecommendationJobs?.map(
            ({ AIRecommendationJobName = "", AIRecommendationJobArn = "", CreationTime }) => ({
              name: AIRecommendationJobName,
              arn: AIRecommendationJobArn,
              created: CreationTime ?? new Date(0),
            }),
          ),
        };
      },
      describe: ({ name }) => sagemaker.describeAIRecommendationJob({ AIRecommendationJobName: name }),
    });
  },
});
