import { z } from "zod";
import { defineCheck } from "../define.ts";
import { approvedOnes, isApproved } from "../is-approved.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "s3-bucket/is-approved",
  kind: "s3-bucket",
  title: "S3 bucket that SageMaker uses is one of the approved buckets",
  failTitle: "S3 bucket that SageMaker uses is none of the approved buckets",
  severity: "medium",
  category: "data",
  rationale:
    "Training data and models belong in buckets whose owners, logging and lifecycle are known; a bucket that somebody made for a test has none of it.",
  needs: [],
  controls: ["checklist:N-JOB-04", "nist-800-53-r5:AC-4"],
  options: z.strictObject({ approvedBuckets: approvedOnes("buckets of this account that may be used, by name") }),
  references: ["https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/machine-learning-lens.html"],
  evaluate({ Name }, { options: { approvedBuckets } }) {
    return Name ? isApproved("Name", [Name], approvedBuckets) : unknown("AWS's answer has no name.");
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Keep in an approved bucket what is kept in ${identity.name} (the tab Relations shows what names it), or put it on the list approvedBuckets of the settings.`,
    ),
});
