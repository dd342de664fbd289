import { processingImages } from "#lib/analysis/jobs/images.ts";
import { defineCheck } from "../define.ts";
import { everyImagePinned, movableImages, pinning } from "../image-is-pinned.ts";
import { pinJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/images-are-pinned",
  kind: "processing-job",
  title: "Processing job's images are named by digest, or by tags that nobody can move",
  failTitle: "Processing job's images are named by tags that can be moved to other code",
  ...pinning,
  rationale:
    "Who can push to the repository decides what the next run executes with the rights of its role, and afterwards nobody can tell what this one ran.",
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
  ],
  evaluate: (job, { identity, inventory }) =>
    everyImagePinned(job.ProcessingJobArn, processingImages(job), identity, inventory),
  fix: (job, context) => {
    const movable = movableImages(processingImages(job), context.identity, context.inventory);
    return launchDifferently("processing-job", job, context, pinJobImages(movable));
  },
});
