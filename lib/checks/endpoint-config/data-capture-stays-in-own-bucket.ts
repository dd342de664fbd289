import { z } from "zod";
import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveCapture } from "../remedies/endpoint-config-output.ts";
import { notApplicable, unknown } from "../verdicts.ts";

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
  options: z.strictObject({ trustedBuckets }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
  ],
  evaluate({ EndpointConfigArn, DataCaptureConfig: capture }, context) {
    if (!EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    if (!capture?.EnableCapture) return notApplicable("Data capture is not enabled.");
    const { DestinationS3Uri: uri } = capture;
    if (!uri) return unknown("AWS returned no DataCaptureConfig.DestinationS3Uri.");
    const place = { path: "DataCaptureConfig.DestinationS3Uri", uri };
    return bucketsAreOwned([place], context, context.options.trustedBuckets, "Nothing is captured.");
  },
  fix: (_, context) => moveCapture(context),
});
