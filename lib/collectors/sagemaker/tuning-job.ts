import type { DescribeHyperParameterTuningJobResponse } from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";
import { createdSince } from "./search.ts";

const states = { field: "HyperParameterTuningJobStatus", ended: ["Completed", "Failed", "Stopped", "Deleted"] };

export default defineCollector({
  kind: "tuning-job",
  label: "Hyperparameter tuning jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  arnType: "hyper-parameter-tuning-job",
  terraform: "aws_sagemaker_hyper_parameter_tuning_job",
  console: "sagemaker/home?region={region}#/hyper-tuning-jobs[/{name}]",
  inEvents: { hyperParameterTuningJobName: "{}" },
  actions: ["sagemaker:ListHyperParameterTuningJobs", "sagemaker:Search", "sagemaker:DescribeHyperParameterTuningJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs<DescribeHyperParameterTuningJobResponse>(context, {
      states,
      async list(input) {
        const page = await sagemaker.listHyperParameterTuningJobs({
          MaxResults: 100,
          SortBy: "CreationTime",
          ...input,
        });
        return jobPage("HyperParameterTuningJob", page.HyperParameterTuningJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeHyperParameterTuningJob({ HyperParameterTuningJobName: name }),
      search: {
        action: "sagemaker:Search",
        async page(since, NextToken) {
          const page = await sagemaker.search({
            Resource: "HyperParameterTuningJob",
            NextToken,
            ...createdSince(since),
          });
          return {
            NextToken: page.NextToken,
            total: page.TotalHits?.Value,
            records: page.Results?.flatMap(({ HyperParameterTuningJob }) =>
              HyperParameterTuningJob ? [HyperParameterTuningJob as DescribeHyperParameterTuningJobResponse] : [],
            ),
          };
        },
        identify: ({ HyperParameterTuningJobName = "", HyperParameterTuningJobArn = "", CreationTime }) => ({
          name: HyperParameterTuningJobName,
          arn: HyperParameterTuningJobArn,
          created: CreationTime ?? new Date(0),
        }),
      },
    });
  },
});
