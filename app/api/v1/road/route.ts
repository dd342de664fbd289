import { getRoad } from "../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../_server/account.ts";
import { roadFor } from "../../../_server/road.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(getRoad, async ({ account }) => ({ road: await roadFor(await accountNamed(account)) }));
