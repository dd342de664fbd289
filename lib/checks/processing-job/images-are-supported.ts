import { processingImages } from "#lib/analysis/jobs/images.ts";
import { defineCheck } from "../define.ts";
import { endedImages, everyImageSupported, support } from "../image-is-supported.ts";
import { renewJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/images-are-supported",
  kind: "processing-job",
  title: "Processing job's images of AWS are of versions that AWS patches",
  failTitle: "Processing job's images of AWS are of versions that AWS does not patch any more",
  ...support,
  rationale:
    "AWS leaves old images there to be pulled and does not mend them: every hole in their frameworks and libraries that became known since is open in every run.",
  evaluate: (job, context) => everyImageSupported(job.ProcessingJobArn, processingImages(job), context),
  fix: (job, context) =>
    launchDifferently("processing-job", job, context, renewJobImages(endedImages(processingImages(job), context))),
});
