import { domainKey } from "#lib/analysis/encryption/domain-key.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptWithOwnKey } from "../remedies/domain.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/has-kms-key",
  kind: "domain",
  title: "Studio domain names a KMS key for its file system and volumes",
  failTitle: "Studio domain names no KMS key for its file system and volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "With no key named, the home folders of every user lie under a default key of AWS: you cannot limit who may use it, or take access away in an emergency by disabling it.",
  needs: [],
  controls: ["checklist:STU-02", "checkov:CKV_AWS_187", "cnspec:domain-kms-encryption", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html",
  ],
  evaluate(domain) {
    if (!domain.DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    const { path, reference } = domainKey(domain);
    return keyIsNamed(reference, path);
  },
  fix: encryptWithOwnKey,
});
