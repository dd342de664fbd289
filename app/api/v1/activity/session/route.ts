import { getSession } from "../../../../_api/operations/activity.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";
import { sessionAnswer } from "../../../../_server/session.ts";

export const GET = route(getSession, async ({ account, accessKey }) =>
  sessionAnswer((await accountNamed(account)).id, accessKey),
);
