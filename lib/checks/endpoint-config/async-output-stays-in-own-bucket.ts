import { asyncPlaces } from "../async-places.ts";
import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ofAsyncOutput } from "../config-outputs.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveAnswers } from "../remedies/endpoint-config-output.ts";

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
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
  ],
  evaluate: (config, context) =>
    ofAsyncOutput(config, (output, path) =>
      bucketsAreOwned(
        asyncPlaces(output, path),
        context,
        "It names no bucket: each request says where its answer goes.",
      ),
    ),
  fix: moveAnswers,
});
