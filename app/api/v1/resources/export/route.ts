import { resourcesList } from "#lib/filters/resources.ts";
import { resourcesExportQuery } from "../../../../_search-params/resources.ts";
import { accountsNamed, filterAsked } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { get } from "../../../../_server/route.ts";

/** Exactly the resources that the same parameters list, as a file. */
export const GET = get(resourcesExportQuery, async (query) => {
  const filter = await filterAsked(resourcesList, query);
  return exported(await accountsNamed(query.account), query, { subject: "resources", filter });
});
