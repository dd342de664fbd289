import check from "#lib/checks/ecr-repository/storage-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((kmsKey?: string) => ({
    encryptionConfiguration: { encryptionType: kmsKey ? ("KMS" as const) : ("AES256" as const), kmsKey },
  })),
);
