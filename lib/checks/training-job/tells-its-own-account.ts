import { z } from "zod";
import { trackers } from "#lib/analysis/jobs/trackers.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trackAtHome } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "training-job/tells-its-own-account",
  kind: "training-job",
  title: "Training job tracks its runs and registers its model in this account",
  failTitle: "Training job tracks its runs or registers its model in another account",
  severity: "medium",
  category: "data",
  rationale:
    "Parameters, metrics and the model itself go to whoever owns the tracking server or the group of model packages: a way out of the account that no bucket policy sees.",
  needs: [],
  controls: ["checklist:N-JOB-12", ...ownDestination],
  options: z.strictObject({
    trustedAccounts: z
      .array(z.string().regex(/^\d{12}$/, "an account number in quotes"))
      .default([])
      .describe("accounts besides this one that may be told, a list of account numbers in quotes"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MlflowConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageConfig.html",
  ],
  evaluate(job, { identity, options: { trustedAccounts } }) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    const verdicts = trackers(job).map(({ path, arn, account }) => {
      if (account === undefined) return unknown(`${path} is no ARN with an account: ${arn}.`);
      const evidence = { path, observed: arn, expected: ["this account's", ...trustedAccounts].join(", or of ") };
      return account === identity.account || trustedAccounts.includes(account) ? pass(evidence) : fail(evidence);
    });
    return worstOf(verdicts, notApplicable("The job names no MLflow server and no group of model packages."));
  },
  fix: (job, context) => {
    const allowed = [context.identity.account, ...context.options.trustedAccounts];
    const out = trackers(job).filter(({ account }) => account !== undefined && !allowed.includes(account));
    return launchDifferently("training-job", job, context, trackAtHome(out));
  },
});
