import { tuningImages } from "#lib/analysis/jobs/images.ts";
import { defineCheck } from "../define.ts";
import { everyImagePinned, movableImages, pinning } from "../image-is-pinned.ts";
import { pinJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/images-are-pinned",
  kind: "tuning-job",
  title: "Tuning job's images are named by digest, or by tags that nobody can move",
  failTitle: "Tuning job's images are named by tags that can be moved to other code",
  ...pinning,
  rationale:
    "Who can push to the repository decides what the next run executes with the rights of its role, and afterwards nobody can tell what this one ran.",
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
  ],
  evaluate: (job, { identity, inventory }) =>
    everyImagePinned(job.HyperParameterTuningJobArn, tuningImages(job), identity, inventory),
  fix: (job, context) => {
    const movable = movableImages(tuningImages(job), context.identity, context.inventory);
    return launchDifferently("tuning-job", job, context, pinJobImages(movable));
  },
});
