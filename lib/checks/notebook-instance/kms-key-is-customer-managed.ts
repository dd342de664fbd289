import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { encryptWithOwnKey } from "../remedies/notebook-instance.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/kms-key-is-customer-managed",
  kind: "notebook-instance",
  title: "Notebook instance volume's KMS key is customer managed and enabled",
  failTitle: "Notebook instance volume's KMS key is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes the notebook's data with it.",
  needs: ["kms-key"],
  controls: ["checklist:NB-05", "checklist:KMS-04", "nydfs-500:500.15", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: ({ NotebookInstanceArn, KmsKeyId }, context) =>
    NotebookInstanceArn
      ? keyIsCustomerManaged(KmsKeyId, "KmsKeyId", context)
      : unknown("AWS returned no NotebookInstanceArn, so the answer is not complete."),
  fix: (notebook, context) => restoreKey(notebook.KmsKeyId ?? "", context) ?? encryptWithOwnKey(notebook, context),
});
