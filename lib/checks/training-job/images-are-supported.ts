import { trainingImages } from "#lib/analysis/jobs/images.ts";
import { defineCheck } from "../define.ts";
import { endedImages, everyImageSupported, support } from "../image-is-supported.ts";
import { renewJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "training-job/images-are-supported",
  kind: "training-job",
  title: "Training job's images of AWS are of versions that AWS patches",
  failTitle: "Training job's images of AWS are of versions that AWS does not patch any more",
  ...support,
  rationale:
    "AWS leaves old images there to be pulled and does not mend them: every hole in their frameworks and libraries that became known since is open in every run.",
  evaluate: (job, context) => everyImageSupported(job.TrainingJobArn, trainingImages(job), context),
  fix: (job, context) =>
    launchDifferently("training-job", job, context, renewJobImages(endedImages(trainingImages(job), context))),
});
