import { currentJobs } from "#lib/jobs/current.ts";
import { addAccount, listAccounts } from "../../../_api/operations/accounts.ts";
import { allAccounts } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listAccounts, async () => ({ rows: await allAccounts(), next: null }));

export const POST = route(addAccount, (_, { body }) => currentJobs().addAccount(body));
