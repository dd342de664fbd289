import { ofAsyncOutput } from "../config-outputs.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptAnswers } from "../remedies/endpoint-config-output.ts";

export default defineCheck({
  id: "endpoint-config/async-output-has-kms-key",
  kind: "endpoint-config",
  title: "Endpoint config names a KMS key for its asynchronous answers",
  failTitle: "Endpoint config names no KMS key for its asynchronous answers",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Answers wait in S3 until somebody fetches them: with no key named, the bucket's default decides who can read them, and the config gives nothing to cut access off by.",
  needs: [],
  controls: ["checklist:N-INF-07", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
  ],
  evaluate: (config) => ofAsyncOutput(config, (output, path) => keyIsNamed(output?.KmsKeyId, `${path}.KmsKeyId`)),
  fix: (_, context) => encryptAnswers(context),
});
