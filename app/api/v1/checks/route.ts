import { chosenChecks } from "#components/checks/check-row.ts";
import { checksList } from "#lib/filters/checks.ts";
import { accountsIn } from "#lib/filters/define.ts";
import { listChecks } from "../../../_api/operations/account-wide.ts";
import { filterAsked } from "../../../_server/account.ts";
import { checkRows } from "../../../_server/checks.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listChecks, async (query) => {
  const filter = await filterAsked(checksList, query);
  return { rows: chosenChecks(await checkRows(accountsIn(filter)), filter), next: null };
});
