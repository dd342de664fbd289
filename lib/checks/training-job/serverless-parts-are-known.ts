import { z } from "zod";
import { givenTo } from "#lib/analysis/jobs/serverless.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trustedAccounts } from "../has-no-outsiders.ts";
import { nameKnownParts } from "../remedies/serverless.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "training-job/serverless-parts-are-known",
  kind: "training-job",
  title: "Serverless training job's base model and evaluator are this account's, or AWS's",
  failTitle: "Serverless training job's base model or evaluator is another account's",
  severity: "medium",
  category: "data",
  rationale:
    "What the base model has learned stays in the one that is tuned, back doors included; an evaluator is shown every prompt and answer, and decides which of them the model learns from.",
  needs: [],
  controls: ["checklist:N-JOB-10", ...modelSupply],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ServerlessJobConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-curated-hubs.html",
  ],
  evaluate(job, { identity, options }) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    const known = [identity.account, "aws", ...options.trustedAccounts];
    const verdicts = givenTo(job).map(({ path, arn, owner }) => {
      if (owner === undefined) return unknown(`${path} is no ARN with an account: ${arn}.`);
      const evidence = {
        path,
        observed: arn,
        expected: ["of this account", "of AWS", ...options.trustedAccounts].join(", "),
      };
      return known.includes(owner) ? pass(evidence) : fail(evidence);
    });
    return worstOf(verdicts, notApplicable("The job is not serverless, or names neither."));
  },
  fix: nameKnownParts,
});
