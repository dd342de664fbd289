import check from "#lib/checks/notebook-instance/has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: {
    "a key is set": { resource: { NotebookInstanceArn: "arn:nb", KmsKeyId: keyArn } },
    "the key of SageMaker that AWS manages": {
      resource: { NotebookInstanceArn: "arn:nb", KmsKeyId: "alias/aws/sagemaker" },
    },
  },
  fail: {
    "no key was ever set": { resource: { NotebookInstanceArn: "arn:nb", InstanceType: "ml.t3.medium" } },
    "an instance family with local disks is no excuse: a notebook's work is on EBS": {
      resource: { NotebookInstanceArn: "arn:nb", InstanceType: "ml.g5.xlarge" },
    },
    "the key is empty": { resource: { NotebookInstanceArn: "arn:nb", KmsKeyId: "" } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a key in an answer without its ARN": { resource: { KmsKeyId: keyArn } },
  },
});
