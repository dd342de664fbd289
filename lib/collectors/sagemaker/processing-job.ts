import { DescribeProcessingJobCommand, ListProcessingJobsCommand } from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";

export default defineCollector({
  kind: "processing-job",
  label: "Processing jobs",
  scope: "region",
  volume: "bulk",
  actions: ["sagemaker:ListProcessingJobs", "sagemaker:DescribeProcessingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      kind: "processing-job",
      async list(input) {
        const page = await sagemaker.send(
          new ListProcessingJobsCommand({ MaxResults: 100, SortBy: "CreationTime", ...input }),
        );
        return {
          NextToken: page.NextToken,
          jobs: page.ProcessingJobSummaries?.map(({ ProcessingJobName = "", ProcessingJobArn = "", CreationTime }) => ({
            name: ProcessingJobName,
            arn: ProcessingJobArn,
            created: CreationTime ?? new Date(0),
          })),
        };
      },
      describe: ({ name }) => sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name })),
    });
  },
});
