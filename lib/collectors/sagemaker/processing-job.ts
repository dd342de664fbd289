import { defineCollector } from "../define.ts";
import { jobPage } from "../job-reader.ts";
import { readJobs } from "../jobs.ts";

const states = { field: "ProcessingJobStatus", ended: ["Completed", "Failed", "Stopped"] };

export default defineCollector({
  kind: "processing-job",
  label: "Processing jobs",
  scope: "region",
  volume: "bulk",
  job: states,
  cloudFormation: "AWS::SageMaker::ProcessingJob",
  console: "sagemaker/home?region={region}#/processing-jobs[/{name}]",
  inEvents: { processingJobName: "{}" },
  actions: ["sagemaker:ListProcessingJobs", "sagemaker:DescribeProcessingJob"],
  async *collect(context) {
    const { sagemaker } = context;
    yield* readJobs(context, {
      states,
      async list(input) {
        const page = await sagemaker.listProcessingJobs({ MaxResults: 100, SortBy: "CreationTime", ...input });
        return jobPage("ProcessingJob", page.ProcessingJobSummaries, page.NextToken);
      },
      describe: ({ name }) => sagemaker.describeProcessingJob({ ProcessingJobName: name }),
    });
  },
});
