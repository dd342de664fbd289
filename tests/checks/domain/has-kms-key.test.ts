import check from "#lib/checks/domain/has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: {
    "a key is set": { resource: { DomainArn: "arn:d", KmsKeyId: keyArn } },
    "a key is set under the older name": { resource: { DomainArn: "arn:d", HomeEfsFileSystemKmsKeyId: keyArn } },
  },
  fail: { "no key was ever set": { resource: { DomainArn: "arn:d", DomainId: "d-abc123" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
