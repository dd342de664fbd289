import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { makeAnew } from "./made-anew.ts";

export function encryptReviews(context: CheckContext): Fix {
  return makeAnew("flow-definition", context, {
    summary: "Name a customer managed KMS key for the answers, and let the workflow's role and their readers use it.",
    fields: { OutputConfig: { KmsKeyId: "KMS_KEY_ARN" } },
  });
}

export function moveReviews(context: CheckContext): Fix {
  return makeAnew("flow-definition", context, {
    summary: "Keep the answers in a bucket of this account, and find out who chose the other and what was read there.",
    fields: { OutputConfig: { S3OutputPath: "NEW_S3_URI" } },
  });
}

/** A price is only for the public. Source: API reference, HumanLoopConfig. */
export function reviewPrivately(context: CheckContext): Fix {
  return makeAnew("flow-definition", context, {
    summary: "Let a work team of your own review it, or one that the option trusts.",
    fields: { HumanLoopConfig: { WorkteamArn: "NEW_WORKTEAM_ARN" } },
    drops: ".HumanLoopConfig.PublicWorkforceTaskPrice",
    guardrail: {
      Sid: "DenyReviewsByThePublic",
      Effect: "Deny",
      Action: "sagemaker:CreateFlowDefinition",
      Resource: "*",
      Condition: { StringNotEquals: { "sagemaker:WorkteamType": "private-crowd" } },
    },
  });
}
