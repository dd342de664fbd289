import { defineCollector } from "../define.ts";
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
        return {
          NextToken: page.NextToken,
          jobs: page.TransformJobSummaries?.map(({ TransformJobName = "", TransformJobArn = "", CreationTime }) => ({
            name: TransformJobName,
            arn: TransformJobArn,
            created: CreationTime ?? new Date(0),
          })),
        };
      },
      describe: ({ name }) => sagemaker.describeTransformJob({ TransformJobName: name }),
    });
  },
});
