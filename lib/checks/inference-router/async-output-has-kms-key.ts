import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptAnswers } from "../remedies/inference-router.ts";
import { asyncOutputsOf } from "../router-places.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

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
  evaluate(router) {
    if (!router.InferenceRouterArn)
      return unknown("AWS returned no InferenceRouterArn, so the answer is not complete.");
    const verdicts = asyncOutputsOf(router).map(({ path, output }) => keyIsNamed(output?.KmsKeyId, `${path}.KmsKeyId`));
    return worstOf(verdicts, notApplicable("No target of the router answers later."));
  },
  fix: (_, context) => encryptAnswers(context),
});
