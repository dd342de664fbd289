import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptCard } from "../remedies/model-card.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-card/has-kms-key",
  kind: "model-card",
  title: "Model card names a KMS key for what it says",
  failTitle: "Model card names no KMS key for what it says",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "A card tells what a model is for, what it was trained on and where it fails; with no key named it is under one of AWS's own, which nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-MLO-17", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelCardSecurityConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ ModelCardArn, SecurityConfig }) {
    if (!ModelCardArn) return unknown("AWS returned no ModelCardArn, so the answer is not complete.");
    return keyIsNamed(SecurityConfig?.KmsKeyId, "SecurityConfig.KmsKeyId");
  },
  fix: (_, context) => encryptCard(context),
});
