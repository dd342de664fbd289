import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  ListTrainingJobsCommand,
  SearchCommand,
} from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";
import { createdSince } from "./search.ts";

export default defineCollector({
  kind: "training-job",
  label: "Training jobs",
  scope: "region",
  volume: "bulk",
  actions: ["sagemaker:ListTrainingJobs", "sagemaker:Search", "sagemaker:DescribeTrainingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs<DescribeTrainingJobResponse>(context, {
      kind: "training-job",
      async list(input) {
        const page = await sagemaker.send(
          new ListTrainingJobsCommand({ MaxResults: 100, SortBy: "CreationTime", ...input }),
        );
        return {
          NextToken: page.NextToken,
          jobs: page.TrainingJobSummaries?.map(({ TrainingJobName = "", TrainingJobArn = "", CreationTime }) => ({
            name: TrainingJobName,
            arn: TrainingJobArn,
            created: CreationTime ?? new Date(0),
          })),
        };
      },
      describe: ({ name }) => sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name })),
      search: {
        action: "sagemaker:Search",
        async page(since, NextToken) {
          const page = await sagemaker.send(
            new SearchCommand({ Resource: "TrainingJob", NextToken, ...createdSince(since) }),
          );
          return {
            NextToken: page.NextToken,
            total: page.TotalHits?.Value,
            records: page.Results?.flatMap(({ TrainingJob }) =>
              TrainingJob ? [TrainingJob as DescribeTrainingJobResponse] : [],
            ),
          };
        },
        identify: ({ TrainingJobName = "", TrainingJobArn = "", CreationTime }) => ({
          name: TrainingJobName,
          arn: TrainingJobArn,
          created: CreationTime ?? new Date(0),
        }),
      },
    });
  },
});
