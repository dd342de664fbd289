import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from "@aws-sdk/client-sts";
import * as client from "@aws-sdk/client-sts";
import { parseArn } from "#lib/readings/arn.ts";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { queryProtocol } from "../protocols/query.ts";
import { trusts } from "./trust.ts";

const getCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = (_, { account, caller }) => ({
  UserId: caller.userId,
  Account: account.id,
  Arn: caller.arn,
});

const assumeRole: Operation<AssumeRoleRequest, AssumeRoleResponse> = (input, call) => {
  const { RoleArn = "", RoleSessionName = "", ExternalId, DurationSeconds = 3600 } = input;
  // Roles of other accounts as well, when they trust this one.
  const account = call.identities.account(parseArn(RoleArn)?.account);
  const role = account?.iam.roles.find(({ Arn }) => Arn === RoleArn);
  const assumption = { callerArn: call.caller.arn, accountId: call.account.id, externalId: ExternalId };
  if (!account || !role || !trusts(role.AssumeRolePolicyDocument, assumption)) {
    const sentence = `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`;
    throw new AwsError("AccessDenied", sentence, 403);
  }
  checkDuration(DurationSeconds, (role as { MaxSessionDuration?: number }).MaxSessionDuration);
  const arn = `arn:${account.partition}:sts::${account.id}:assumed-role/${role.RoleName}/${RoleSessionName}`;
  const userId = `${role.RoleId}:${RoleSessionName}`;
  return {
    Credentials: call.identities.open({ arn, userId, account }, call.now + DurationSeconds * 1000),
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
  };
};

function checkDuration(seconds: number, longest = 3600): void {
  if (seconds > longest) {
    const sentence = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    throw new AwsError("ValidationError", sentence);
  }
}

export const sts: Service = {
  name: "sts",
  dialect: "query",
  protocol: queryProtocol(client, { flavour: "query", xmlns: "https://sts.amazonaws.com/doc/2011-06-15/" }),
  operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole },
  badToken: ["ValidationError", "Invalid token."],
  deniedResource: (operation, input) => (operation === "AssumeRole" ? (input as AssumeRoleRequest).RoleArn : undefined),
};
