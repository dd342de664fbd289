import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { whileUnderWay } from "../experiment-under-way.ts";
import { moveExperimentData } from "../remedies/inference-experiment.ts";

export default defineCheck({
  id: "inference-experiment/captured-data-stays-in-own-bucket",
  kind: "inference-experiment",
  title: "Inference experiment stores requests and answers in a bucket of this account",
  failTitle: "Inference experiment stores requests and answers in another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "A shadow test writes what customers ask, and what both models answer, into S3: whoever owns the bucket reads it, and nothing of yours shows that they did.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-09", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExperimentDataStorageConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/shadow-tests.html",
  ],
  evaluate: (experiment, context) =>
    whileUnderWay(experiment, () => {
      const place = { path: "DataStorageConfig.Destination", uri: experiment.DataStorageConfig?.Destination };
      return bucketsAreOwned([place], context, "The experiment stores no requests.");
    }),
  fix: moveExperimentData,
});
