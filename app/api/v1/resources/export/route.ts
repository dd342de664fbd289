import { csvOf } from "#lib/reports/formats/csv.ts";
import { jsonOf } from "#lib/reports/formats/json.ts";
import { resourceColumns } from "#lib/reports/formats/resource-columns.ts";
import { currentStore } from "#lib/store/current.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import { resourceFilter, resourcesExportQuery } from "../../../../_search-params/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { download, get } from "../../../../_server/route.ts";

/** Exactly the resources that the same parameters list, as a file. */
export const GET = get(resourcesExportQuery, async ({ format, ...query }) => {
  const { db } = currentStore();
  const { id: account } = await accountNamed(query.account);
  const rows = eachResource(db, resourceFilter(account, query));
  const name = `resources-${account}.${format}`;
  return format === "csv"
    ? download(name, "text/csv; charset=utf-8", csvOf(rows, resourceColumns))
    : download(name, "application/json", jsonOf(rows));
});
