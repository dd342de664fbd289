import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { encryptCapture } from "../remedies/endpoint-config.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/data-capture-has-kms-key",
  kind: "endpoint-config",
  title: "Captured requests and answers are encrypted with a KMS key you chose",
  failTitle: "Captured requests and answers have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Data capture writes what customers send to the model into S3: without a key of your own, whoever can read the bucket can read all of it, and access cannot be cut off by key.",
  needs: [],
  controls: ["checklist:INF-11", "cnspec:endpoint-data-capture-cmk-encryption", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
  ],
  evaluate({ EndpointConfigArn, DataCaptureConfig: capture }) {
    if (!EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    if (!capture?.EnableCapture) return notApplicable("Data capture is not enabled.");
    const evidence = [
      { path: "DataCaptureConfig.EnableCapture", observed: true, expected: "a key, as data is captured" },
      {
        path: "DataCaptureConfig.KmsKeyId",
        observed: capture.KmsKeyId ?? null,
        expected: "a customer managed KMS key",
      },
    ];
    return capture.KmsKeyId ? pass(...evidence) : fail(...evidence);
  },
  fix: (_, context) => encryptCapture(context),
});
