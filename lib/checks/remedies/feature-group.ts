import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { makeAnew } from "./made-anew.ts";

const KmsKeyId = "KMS_KEY_ARN";

export function encryptOffline(context: CheckContext): Fix {
  return makeAnew("feature-group", context, {
    summary: "Name a customer managed KMS key for the offline store, and let the group's role and its readers use it.",
    fields: { OfflineStoreConfig: { S3StorageConfig: { KmsKeyId } } },
  });
}

export function encryptOnline(context: CheckContext): Fix {
  return makeAnew("feature-group", context, {
    summary: "Name a customer managed KMS key for the online store, and let those who read and write records use it.",
    fields: { OnlineStoreConfig: { SecurityConfig: { KmsKeyId } } },
  });
}

export function moveOffline(context: CheckContext): Fix {
  return makeAnew("feature-group", context, {
    summary:
      "Keep the offline store in a bucket of this account, and find out who chose the other and what was read or changed there.",
    fields: { OfflineStoreConfig: { S3StorageConfig: { S3Uri: "NEW_S3_URI" } } },
  });
}
