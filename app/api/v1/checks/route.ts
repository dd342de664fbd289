import { chosenChecks } from "#components/checks/check-row.ts";
import { checksList } from "#lib/filters/checks.ts";
import { accountsIn } from "#lib/filters/define.ts";
import { checksQuery } from "../../../_search-params/checks.ts";
import { filterAsked } from "../../../_server/account.ts";
import { checkRows } from "../../../_server/checks.ts";
import { get } from "../../../_server/route.ts";

/** The catalogue with the results of the accounts, as far as the parameters let it through. */
export const GET = get(checksQuery, async (query) => {
  const filter = await filterAsked(checksList, query);
  return { rows: chosenChecks(await checkRows(accountsIn(filter)), filter), next: null };
});
