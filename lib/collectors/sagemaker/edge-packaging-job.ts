import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "EdgePackagingJobStatus", ended: ["COMPLETED", "FAILED", "STOPPED"] };
const running = { InProgress: "INPROGRESS", Stopping: "STOPPING" } as const;

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
      async list({ StatusEquals, ...input }) {
        const page = await sagemaker.listEdgePackagingJobs({
          MaxResults: 100,
          SortBy: "CREATION_TIME",
          ...input,
          ...(StatusEquals && { StatusEquals: running[StatusEquals] }),
        });
        return {
          NextToken: page.NextToken,
          jobs: page.EdgePackagingJobSummaries?.map(
            ({ EdgePackagingJobName = "", EdgePackagingJobArn = "", CreationTime }) => ({
              name: EdgePackagingJobName,
              arn: EdgePackagingJobArn,
              created: CreationTime ?? new Date(0),
            }),
          ),
        };
      },
      describe: ({ name }) => sagemaker.describeEdgePackagingJob({ EdgePackagingJobName: name }),
    });
  },
});
