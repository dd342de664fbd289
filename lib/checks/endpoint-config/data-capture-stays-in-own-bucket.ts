import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ofDataCapture } from "../config-outputs.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveCapture } from "../remedies/endpoint-config-output.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/data-capture-stays-in-own-bucket",
  kind: "endpoint-config",
  title: "Data capture keeps requests and answers in a bucket of this account",
  failTitle: "Data capture sends requests and answers to another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Capture is a way to carry off what customers ask, call by call, that outlives the intruder's access: one new config, one update of the endpoint, and the copies go to a bucket of theirs.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-08", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
  ],
  evaluate: (config, context) =>
    ofDataCapture(config, ({ DestinationS3Uri: uri }, at) => {
      const path = `${at}.DestinationS3Uri`;
      return uri
        ? bucketsAreOwned([{ path, uri }], context, "Nothing is captured.")
        : unknown(`AWS returned no ${path}.`);
    }),
  fix: (_, context) => moveCapture(context),
});
