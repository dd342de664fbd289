import { listChecks } from "../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../_server/account.ts";
import { checkRows } from "../../../_server/checks.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listChecks, async ({ account }) => ({
  rows: await checkRows((await accountNamed(account)).id),
  next: null,
}));
