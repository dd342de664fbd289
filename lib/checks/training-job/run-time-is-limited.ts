import { defineCheck } from "../define.ts";
import { limitedRunTime } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { runTime, runTimeIsLimited } from "../run-time-is-limited.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/run-time-is-limited",
  kind: "training-job",
  title: "Training job may run no longer than such work takes",
  failTitle: "Training job may run for longer than such work takes",
  ...runTime,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html"],
  evaluate(job, { options: { longestHours } }) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    if (job.ServerlessJobConfig && !job.StoppingCondition) return notApplicable("AWS ends a serverless job by itself.");
    const seconds = job.StoppingCondition?.MaxRuntimeInSeconds;
    return runTimeIsLimited(seconds, "StoppingCondition.MaxRuntimeInSeconds", longestHours);
  },
  fix: (job, context) => launchDifferently("training-job", job, context, limitedRunTime(context.options.longestHours)),
});
