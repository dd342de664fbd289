import type { PolicyDocument } from "./policy.ts";

/**
 * What sending findings of an account to Security Hub takes, beside the policies of every account: the one permission to write that the
 * product can use, for nothing but its own integration. Source: Service Authorization Reference, AWS Security Hub.
 */
export function sendFindingsPolicy(account: string, partition: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "SagewardenSendFindings",
        Effect: "Allow",
        Action: ["securityhub:BatchImportFindings"],
        Resource: `arn:${partition}:securityhub:*:${account}:product/${account}/default`,
      },
      { Sid: "SagewardenFindWhatWasSent", Effect: "Allow", Action: ["securityhub:GetFindings"], Resource: "*" },
    ],
  };
}
