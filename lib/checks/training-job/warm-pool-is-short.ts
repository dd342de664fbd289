import { z } from "zod";
import { defineCheck } from "../define.ts";
import { shortWarmPool } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/warm-pool-is-short",
  kind: "training-job",
  title: "Training job keeps its instances only briefly when it is done",
  failTitle: "Training job keeps its instances for long when it is done",
  severity: "low",
  category: "hygiene",
  rationale:
    "What waits for the next job keeps its disks, with the cache that jobs leave there, and its network interfaces in your subnets; it is paid for, and the next job that fits goes on where this one ended.",
  needs: [],
  controls: ["checklist:N-JOB-02", "nist-800-53-r5:CM-7"],
  options: z.strictObject({
    longestSeconds: z
      .number()
      .int()
      .min(0)
      .max(3_600)
      .default(1_800)
      .describe("seconds that instances may wait for the next job"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-warm-pools.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
  ],
  evaluate({ TrainingJobArn, ResourceConfig: cluster, WarmPoolStatus: pool }, { options: { longestSeconds } }) {
    if (!TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    const seconds = cluster?.KeepAlivePeriodInSeconds;
    if (seconds === undefined && pool) return unknown("The job has a warm pool, and AWS did not say for how long.");
    if (!seconds) return notApplicable("The job keeps no warm pool.");
    const evidence = [
      {
        path: "ResourceConfig.KeepAlivePeriodInSeconds",
        observed: seconds,
        expected: `at most ${longestSeconds}`,
      },
      { path: "WarmPoolStatus.Status", observed: pool?.Status ?? null, expected: "Reused or Terminated before long" },
    ];
    return seconds <= longestSeconds ? pass(...evidence) : failWhere(evidence, (at) => at === 0);
  },
  fix: (job, context) => launchDifferently("training-job", job, context, shortWarmPool(context.options.longestSeconds)),
});
