import { asyncPlaces } from "../async-places.ts";
import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveAnswers } from "../remedies/inference-router.ts";
import { everyAsyncOutput } from "../router-places.ts";

export default defineCheck({
  id: "inference-router/async-output-stays-in-own-bucket",
  kind: "inference-router",
  title: "Asynchronous answers of the inference router go to a bucket of this account",
  failTitle: "Asynchronous answers of the inference router go to another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Every answer, and every request that failed, is written there: whoever owns the bucket reads what your customers asked and got, and nothing of yours shows that they did.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-07", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRouter.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (router, context) =>
    everyAsyncOutput(router, (output, path) =>
      bucketsAreOwned(asyncPlaces(output, path), context, "The router names no bucket."),
    ),
  fix: (_, context) => moveAnswers(context),
});
