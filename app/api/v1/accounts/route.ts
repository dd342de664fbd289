import { listAccounts } from "../../../_api/operations/accounts.ts";
import { allAccounts } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listAccounts, async () => ({ rows: await allAccounts(), next: null }));
