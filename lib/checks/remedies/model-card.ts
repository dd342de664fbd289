import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { makeAnew } from "./made-anew.ts";

export function encryptCard(context: CheckContext): Fix {
  return makeAnew("model-card", context, {
    summary: "Name a customer managed KMS key for the card, and let those who read and write it use it.",
    fields: { SecurityConfig: { KmsKeyId: "KMS_KEY_ARN" } },
  });
}
