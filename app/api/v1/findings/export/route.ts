import { csvOf } from "#lib/reports/formats/csv.ts";
import { findingColumns } from "#lib/reports/formats/finding-columns.ts";
import { jsonOf } from "#lib/reports/formats/json.ts";
import { currentStore } from "#lib/store/current.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { findingFilter, findingsExportQuery } from "../../../../_search-params/findings.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { download, get } from "../../../../_server/route.ts";

/** Exactly the findings that the same parameters list, as a file. */
export const GET = get(findingsExportQuery, async ({ format, ...query }) => {
  const { db } = currentStore();
  const { id: account } = await accountNamed(query.account);
  const rows = eachFinding(db, findingFilter(account, query));
  const name = `findings-${account}.${format}`;
  return format === "csv"
    ? download(name, "text/csv; charset=utf-8", csvOf(rows, findingColumns))
    : download(name, "application/json", jsonOf(rows));
});
