import { ofDataCapture } from "../config-outputs.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptCapture } from "../remedies/endpoint-config.ts";

export default defineCheck({
  id: "endpoint-config/data-capture-has-kms-key",
  kind: "endpoint-config",
  title: "Data capture names a KMS key for the requests and answers it stores",
  failTitle: "Data capture names no KMS key for the requests and answers it stores",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Data capture writes what customers send to the model into S3: with no key named, the bucket's default decides who can read it, and the config gives nothing to cut access off by.",
  needs: [],
  controls: ["checklist:INF-11", "cnspec:endpoint-data-capture-cmk-encryption", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
  ],
  evaluate: (config) =>
    ofDataCapture(config, ({ EnableCapture: observed = null, KmsKeyId }, at) => {
      const enabled = { path: `${at}.EnableCapture`, observed, expected: "a key, as data is captured" };
      return keyIsNamed(KmsKeyId, `${at}.KmsKeyId`, enabled);
    }),
  fix: (_, context) => encryptCapture(context),
});
