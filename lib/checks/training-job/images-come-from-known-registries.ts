import { trainingImages } from "#lib/analysis/jobs/images.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyImage, foreignImages, knowing } from "../image-is-known.ts";
import { moveJobImages } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "training-job/images-come-from-known-registries",
  kind: "training-job",
  title: "Training job's images come from this account's registry, from AWS or from one you trust",
  failTitle: "Training job's images come from a registry of another account that nobody said to trust",
  ...knowing,
  rationale:
    "Whoever owns the registry decides what a tag means: the next run pulls their code and hands it its training data and the credentials of the role.",
  controls: ["checklist:N-JOB-03", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/pre-built-containers-frameworks-deep-learning.html",
  ],
  evaluate: (job, { identity, options }) =>
    everyImage(job.TrainingJobArn, trainingImages(job), identity.account, options.trustedRegistries),
  fix: (job, context) => {
    const { identity, options } = context;
    const foreign = foreignImages(trainingImages(job), identity.account, options.trustedRegistries);
    return launchDifferently("training-job", job, context, moveJobImages(foreign));
  },
});
