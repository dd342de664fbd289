import type {
  AccountState,
  BatchGetAccountStatusRequest,
  BatchGetAccountStatusResponse,
  State,
} from "@aws-sdk/client-inspector2";
import * as client from "@aws-sdk/client-inspector2";
import type { Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { inspectedAccounts } from "../shelves/inspector2.ts";
import { inspectorWrites } from "../writes/watchers.ts";

const disabled: State = { status: "DISABLED", errorCode: "ALREADY_ENABLED", errorMessage: "" };

const never = (accountId: string): AccountState => ({
  accountId,
  state: disabled,
  resourceState: { ec2: disabled, ecr: disabled, lambda: disabled, lambdaCode: disabled, codeRepository: disabled },
});

/** Without accounts the caller's own; others' only a delegated administrator may ask about, which nobody is here. */
const batchGetAccountStatus: Operation<BatchGetAccountStatusRequest, BatchGetAccountStatusResponse> = (
  { accountIds = [] },
  { account, region },
) => {
  const asked = accountIds.length === 0 ? [account.id] : accountIds;
  const others = asked.filter((id) => id !== account.id);
  return {
    accounts: asked.includes(account.id) ? [inspectedAccounts.on(region)[0] ?? never(account.id)] : [],
    failedAccounts: others.map((accountId) => ({
      accountId,
      errorCode: "ACCESS_DENIED",
      errorMessage: "Invoking account does not have access to the account.",
    })),
  };
};

export const inspector2: Service = {
  name: "inspector2",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: { ...inspectorWrites(({ account }) => never(account.id)), BatchGetAccountStatus: batchGetAccountStatus },
  badToken: ["ValidationException", "The nextToken is not valid."],
};
