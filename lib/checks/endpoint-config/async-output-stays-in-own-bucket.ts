import { z } from "zod";
import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveAnswers } from "../remedies/endpoint-config-output.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/async-output-stays-in-own-bucket",
  kind: "endpoint-config",
  title: "Asynchronous answers of the endpoint config go to a bucket of this account",
  failTitle: "Asynchronous answers of the endpoint config go to another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Every answer, and every request that failed, is written there: whoever owns the bucket reads what your customers asked and got, and nothing of yours shows that they did.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-07", ...ownDestination],
  options: z.strictObject({ trustedBuckets }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
  ],
  evaluate({ EndpointConfigArn, AsyncInferenceConfig }, context) {
    if (!EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    if (!AsyncInferenceConfig) return notApplicable("The config is not for asynchronous inference.");
    const output = AsyncInferenceConfig.OutputConfig;
    const at = "AsyncInferenceConfig.OutputConfig";
    const places = (["S3OutputPath", "S3FailurePath"] as const).map((field) => {
      return { path: `${at}.${field}`, uri: output?.[field] };
    });
    const { trustedBuckets: trusted } = context.options;
    return bucketsAreOwned(places, context, trusted, "It names no bucket: each request says where its answer goes.");
  },
  fix: moveAnswers,
});
