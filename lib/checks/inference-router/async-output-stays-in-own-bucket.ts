import { z } from "zod";
import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveAnswers } from "../remedies/inference-router.ts";
import { asyncOutputsOf } from "../router-places.ts";
import { unknown } from "../verdicts.ts";

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
  options: z.strictObject({ trustedBuckets }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRouter.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate(router, context) {
    if (!router.InferenceRouterArn)
      return unknown("AWS returned no InferenceRouterArn, so the answer is not complete.");
    const places = asyncOutputsOf(router).flatMap(({ path, output }) =>
      (["S3OutputPath", "S3FailurePath"] as const).map((field) => ({ path: `${path}.${field}`, uri: output?.[field] })),
    );
    return bucketsAreOwned(places, context, context.options.trustedBuckets, "The router names no bucket.");
  },
  fix: (_, context) => moveAnswers(context),
});
