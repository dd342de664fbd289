import type { DescribeTrainingJobResponse } from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";
import { createdSince } from "./search.ts";

const states = { field: "TrainingJobStatus", ended: ["Completed", "Failed", "Stopped", "Deleted"] };

export default defineCollector({
  kind: "training-job",
  label: "Training jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  terraform: "aws_sagemaker_training_job",
  console: "sagemaker/home?region={region}#/jobs[/{name}]",
  inEvents: { trainingJobName: "{}" },
  actions: ["sagemaker:ListTrainingJobs", "sagemaker:Search", "sagemaker:DescribeTrainingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs<DescribeTrainingJobResponse>(context, {
      states,
      async list(input) {
        const page = await sagemaker.listTrainingJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("TrainingJob", page.TrainingJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeTrainingJob({ TrainingJobName: name }),
      search: {
        action: "sagemaker:Search",
        async page(since, NextToken) {
          const page = await sagemaker.search({ Resource: "TrainingJob", NextToken, ...createdSince(since) });
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
