import type { AssociateKmsKeyRequest, LogGroup, PutRetentionPolicyRequest } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { oneOf } from "../services/shelved.ts";
import { logGroups } from "../shelves/logs.ts";

function change<I extends { logGroupName?: string | undefined }>(to: (input: I) => Partial<LogGroup>) {
  return oneOf<LogGroup & { logGroupName: string }, I, object>(logGroups, {
    is: ({ logGroupName }, input) => logGroupName === input.logGroupName,
    missing: () => new AwsError("ResourceNotFoundException", "The specified log group does not exist."),
    answer: (group, input) => {
      Object.assign(group, to(input));
      return {};
    },
  });
}

export const logWrites: Readonly<Record<string, Operation>> = {
  AssociateKmsKey: change<AssociateKmsKeyRequest>(({ kmsKeyId }) => ({ kmsKeyId })),
  PutRetentionPolicy: change<PutRetentionPolicyRequest>(({ retentionInDays }) => ({ retentionInDays })),
};
