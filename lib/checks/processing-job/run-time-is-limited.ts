import { defineCheck } from "../define.ts";
import { limitedRunTime } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { runTime, runTimeIsLimited } from "../run-time-is-limited.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "processing-job/run-time-is-limited",
  kind: "processing-job",
  title: "Processing job may run no longer than such work takes",
  failTitle: "Processing job may run for longer than such work takes",
  ...runTime,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingStoppingCondition.html"],
  evaluate(job, { options: { longestHours } }) {
    if (!job.ProcessingJobArn) return unknown("AWS returned no ProcessingJobArn, so the answer is not complete.");
    const seconds = job.StoppingCondition?.MaxRuntimeInSeconds;
    return runTimeIsLimited(seconds, "StoppingCondition.MaxRuntimeInSeconds", longestHours);
  },
  fix: (job, context) =>
    launchDifferently("processing-job", job, context, limitedRunTime(context.options.longestHours)),
});
