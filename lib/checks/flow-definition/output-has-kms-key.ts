import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptReviews } from "../remedies/flow-definition.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "flow-definition/output-has-kms-key",
  kind: "flow-definition",
  title: "Human review workflow names a KMS key for its answers",
  failTitle: "Human review workflow names no KMS key for its answers",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Answers hold what people were shown, documents and faces among it, and what they said of it: with no key named, the bucket's default decides who can read them.",
  needs: [],
  controls: ["checklist:MLO-09", "checkov:CKV_AWS_372", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FlowDefinitionOutputConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/a2i-permissions-security.html",
  ],
  evaluate({ FlowDefinitionArn, OutputConfig }) {
    if (!FlowDefinitionArn) return unknown("AWS returned no FlowDefinitionArn, so the answer is not complete.");
    return keyIsNamed(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId");
  },
  fix: (_, context) => encryptReviews(context),
});
