import { getResourceHistory } from "../../../../_api/operations/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { historyAnswer } from "../../../../_server/resource-history.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getResourceHistory, async ({ account, arn }) =>
  historyAnswer(await accountNamed(account), arn),
);
