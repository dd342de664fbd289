import { listNetworks } from "../../../_api/operations/network.ts";
import { accountNamed } from "../../../_server/account.ts";
import { networkAnswer } from "../../../_server/network.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listNetworks, async ({ account }) => networkAnswer(await accountNamed(account)));
