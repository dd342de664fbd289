import { getRightSized } from "../../../../_api/operations/access.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { rightSizedAnswer } from "../../../../_server/right-sized.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getRightSized, async ({ account, arn }, { signal }) =>
  rightSizedAnswer(await accountNamed(account), arn, signal),
);
