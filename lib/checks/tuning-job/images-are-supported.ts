import { tuningImages } from "#lib/analysis/jobs/images.ts";
import { defineCheck } from "../define.ts";
import { endedImages, everyImageSupported, support } from "../image-is-supported.ts";
import { renewJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/images-are-supported",
  kind: "tuning-job",
  title: "Tuning job's images of AWS are of versions that AWS patches",
  failTitle: "Tuning job's images of AWS are of versions that AWS does not patch any more",
  ...support,
  rationale:
    "AWS leaves old images there to be pulled and does not mend them: every hole in their frameworks and libraries that became known since is open in every run.",
  evaluate: (job, context) => everyImageSupported(job.HyperParameterTuningJobArn, tuningImages(job), context),
  fix: (job, context) =>
    launchDifferently("tuning-job", job, context, renewJobImages(endedImages(tuningImages(job), context))),
});
