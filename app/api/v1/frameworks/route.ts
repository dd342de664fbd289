import { listFrameworks } from "../../../_api/operations/account-wide.ts";
import { accountsNamed } from "../../../_server/account.ts";
import { frameworkRows } from "../../../_server/frameworks.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listFrameworks, async ({ account }) => {
  const accounts = await accountsNamed(account);
  return { rows: await frameworkRows(accounts.map(({ id }) => id)), next: null };
});
