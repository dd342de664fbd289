import { keysAtRest, volumeKeys } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptWithOwnKey } from "../remedies/notebook-instance.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/has-kms-key",
  kind: "notebook-instance",
  title: "Notebook instance names a KMS key for its volume",
  failTitle: "Notebook instance names no KMS key for its volume",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "With no key named, the volume is encrypted with a key of the system: you cannot see who uses it, limit that, or take access away in an emergency by disabling the key.",
  needs: [],
  controls: [
    "checklist:NB-04",
    "aws-ai-security-best-practices:SageMaker.21",
    "aws-config:sagemaker-notebook-instance-storage-vol-kms-encrypted",
    "aws-config:sagemaker-notebook-instance-kms-key-configured",
    "prowler:sagemaker_notebook_instance_encryption_enabled",
    "checkov:CKV_AWS_22",
    "checkov:CKV_AWS_187",
    "cdk-nag:AwsSolutions-SM2",
    "csa-ccm-4.0:CEK-03",
    ...keysAtRest,
    ...volumeKeys,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-21",
  ],
  // Whatever the instance family, a notebook keeps its work on an EBS volume that can have a key.
  evaluate: ({ NotebookInstanceArn, KmsKeyId }) =>
    NotebookInstanceArn
      ? keyIsNamed(KmsKeyId, "KmsKeyId")
      : unknown("AWS returned no NotebookInstanceArn, so the answer is not complete."),
  fix: encryptWithOwnKey,
});
