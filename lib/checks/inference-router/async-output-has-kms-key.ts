import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptAnswers } from "../remedies/inference-router.ts";
import { everyAsyncOutput } from "../router-places.ts";

export default defineCheck({
  id: "inference-router/async-output-has-kms-key",
  kind: "inference-router",
  title: "Inference router names a KMS key for its asynchronous answers",
  failTitle: "Inference router names no KMS key for its asynchronous answers",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Answers wait in S3 until somebody fetches them: with no key named, the bucket's default decides who can read them, and the router gives nothing to cut access off by.",
  needs: [],
  controls: ["checklist:N-INF-07", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRouter.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-security.html",
  ],
  evaluate: (router) => everyAsyncOutput(router, (output, path) => keyIsNamed(output?.KmsKeyId, `${path}.KmsKeyId`)),
  fix: (_, context) => encryptAnswers(context),
});
