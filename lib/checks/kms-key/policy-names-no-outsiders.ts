import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { keyPolicyOf, shutKey } from "../remedies/resource-policy.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "kms-key/policy-names-no-outsiders",
  kind: "kms-key",
  title: "Policy of a key that SageMaker uses names no account but this one and those you trust",
  failTitle: "Policy of a key that SageMaker uses names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "Whoever controls the other account can decrypt what it gets of your models, volumes and data, and no list of buckets or roles shows it.",
  needs: [],
  parts: ["Policy"],
  controls: ["checklist:N-KMS-01", "checklist:KMS-02", "nist-800-53-r5:AC-3", "nist-800-53-r5:SC-12"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
    "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  ],
  evaluate: (key, context) =>
    key.KeyManager === "AWS"
      ? notApplicable("AWS writes the policies of the keys that it manages.")
      : policyNamesNoOutsiders(keyPolicyOf(key), "KeyId", context, context.options.trustedAccounts),
  fix: (key, context) =>
    shutKey(key, namedOpenings(keyPolicyOf(key), context, context.options.trustedAccounts) ?? [], context),
});
