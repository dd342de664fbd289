import { definitionsOf } from "#lib/analysis/jobs/definitions.ts";
import { defineCheck } from "../define.ts";
import { limitedTuningTime } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { runTime, runTimeIsLimited } from "../run-time-is-limited.ts";
import { unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "tuning-job/run-time-is-limited",
  kind: "tuning-job",
  title: "Tuning job's training jobs may run no longer than such work takes",
  failTitle: "Tuning job's training jobs may run for longer than such work takes",
  ...runTime,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html"],
  evaluate: (job, { options: { longestHours } }) =>
    worstOf(
      definitionsOf(job).map(({ path, definition: { StoppingCondition: stop } }) =>
        runTimeIsLimited(stop?.MaxRuntimeInSeconds, `${path}.StoppingCondition.MaxRuntimeInSeconds`, longestHours),
      ),
      unknown("AWS returned no training job definition."),
    ),
  fix: (job, context) => launchDifferently("tuning-job", job, context, limitedTuningTime(context.options.longestHours)),
});
