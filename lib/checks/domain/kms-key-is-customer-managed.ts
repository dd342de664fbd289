import { domainKey } from "#lib/analysis/encryption/domain-key.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptWithOwnKey } from "../remedies/domain.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/kms-key-is-customer-managed",
  kind: "domain",
  title: "Studio domain's KMS key is customer managed and enabled",
  failTitle: "Studio domain's KMS key is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes the files of every user with it.",
  needs: ["kms-key"],
  controls: ["checklist:STU-02", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate(domain, context) {
    if (!domain.DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    const { path, reference } = domainKey(domain);
    return keyIsCustomerManaged(reference, path, context);
  },
  fix: (domain, context) =>
    restoreKey(domainKey(domain).reference ?? "", context) ?? encryptWithOwnKey(domain, context),
});
