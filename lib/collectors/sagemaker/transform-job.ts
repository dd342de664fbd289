import { DescribeTransformJobCommand, ListTransformJobsCommand } from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";

export default defineCollector({
  kind: "transform-job",
  label: "Batch transform jobs",
  scope: "region",
  volume: "bulk",
  actions: ["sagemaker:ListTransformJobs", "sagemaker:DescribeTransformJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      kind: "transform-job",
      async list(input) {
        const page = await sagemaker.send(
          new ListTransformJobsCommand({ MaxResults: 100, SortBy: "CreationTime", ...input }),
        );
        return {
          NextToken: page.NextToken,
          jobs: page.TransformJobSummaries?.map(({ TransformJobName = "", TransformJobArn = "", CreationTime }) => ({
            name: TransformJobName,
            arn: TransformJobArn,
            created: CreationTime ?? new Date(0),
          })),
        };
      },
      describe: ({ name }) => sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: name })),
    });
  },
});
