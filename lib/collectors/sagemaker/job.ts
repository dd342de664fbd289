import type { JobCategory } from "@aws-sdk/client-sagemaker";
import { documentIn } from "#lib/readings/document.ts";
import { defineCollector } from "../define.ts";
import { readJobs } from "../jobs.ts";
import { mergedList } from "../merged-jobs.ts";

const states = { field: "JobStatus", ended: ["Completed", "Failed", "Stopped", "DeleteFailed"] };
/** Every one that the SDK knows: this does not compile when one is missing. */
const known: Record<JobCategory, true> = { AgentRFT: true, AgentRFTEvaluation: true };
const categories = Object.keys(known) as JobCategory[];

/** Jobs that differ by their category and its document alone. They are listed category by category. */
export default defineCollector({
  kind: "job",
  label: "Generic jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  inEvents: { jobName: "{jobCategory}/{}" },
  actions: ["sagemaker:ListJobs", "sagemaker:DescribeJob"],
  async *collect(context) {
    const { sagemaker } = context;
    const lists = categories.map((JobCategory) => async (input: object) => {
      const page = await sagemaker.listJobs({ JobCategory, MaxResults: 100, SortBy: "CreationTime", ...input });
      return {
        NextToken: page.NextToken,
        jobs: page.JobSummaries?.map(({ JobName = "", JobArn = "", CreationTime }) => ({
          // Names are unique within a category.
          name: `${JobCategory}/${JobName}`,
          arn: JobArn,
          created: CreationTime ?? new Date(0),
        })),
      };
    });
    yield* readJobs(context, {
      states,
      list: mergedList(context, lists),
      describe({ name }) {
        const [category, JobName] = name.split("/");
        return sagemaker.describeJob({ JobCategory: category as JobCategory, JobName });
      },
    });
  },
  follows: ({ JobConfigDocument, ...job }) => ({ ...job, document: documentIn(JobConfigDocument) }),
});
