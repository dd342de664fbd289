import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyVariant } from "../every-variant.ts";
import { moveDumps } from "../remedies/endpoint-config-output.ts";

export default defineCheck({
  id: "endpoint-config/core-dumps-stay-in-own-bucket",
  kind: "endpoint-config",
  title: "Core dumps of the endpoint config's variants go to a bucket of this account",
  failTitle: "Core dumps of the endpoint config's variants go to another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "A core dump is the memory of the process that crashed, requests and credentials in it: whoever owns the bucket reads it, and nothing of yours shows that they did.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-13", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantCoreDumpConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (config, context) =>
    everyVariant(config, ({ CoreDumpConfig: dumps }, path) =>
      bucketsAreOwned(
        [{ path: `${path}.CoreDumpConfig.DestinationS3Uri`, uri: dumps?.DestinationS3Uri }],
        context,
        "No variant dumps cores.",
      ),
    ),
  fix: moveDumps,
});
