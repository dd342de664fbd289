import {
  DescribeHyperParameterTuningJobCommand,
  type DescribeHyperParameterTuningJobResponse,
  ListHyperParameterTuningJobsCommand,
  SearchCommand,
} from "@aws-sdk/client-sagemaker";
import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";
import { createdSince } from "./search.ts";

export default defineCollector({
  kind: "tuning-job",
  label: "Hyperparameter tuning jobs",
  scope: "region",
  volume: "bulk",
  actions: ["sagemaker:ListHyperParameterTuningJobs", "sagemaker:Search", "sagemaker:DescribeHyperParameterTuningJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs<DescribeHyperParameterTuningJobResponse>(context, {
      kind: "tuning-job",
      async list(input) {
        const page = await sagemaker.send(
          new ListHyperParameterTuningJobsCommand({ MaxResults: 100, SortBy: "CreationTime", ...input }),
        );
        return {
          NextToken: page.NextToken,
          jobs: page.HyperParameterTuningJobSummaries?.map(
            ({ HyperParameterTuningJobName = "", HyperParameterTuningJobArn = "", CreationTime }) => ({
              name: HyperParameterTuningJobName,
              arn: HyperParameterTuningJobArn,
              created: CreationTime ?? new Date(0),
            }),
          ),
        };
      },
      describe: ({ name }) =>
        sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name })),
      search: {
        action: "sagemaker:Search",
        async page(since, NextToken) {
          const page = await sagemaker.send(
            new SearchCommand({ Resource: "HyperParameterTuningJob", NextToken, ...createdSince(since) }),
          );
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
