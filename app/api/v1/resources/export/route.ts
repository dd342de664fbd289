import { resourceFilter, resourcesExportQuery } from "../../../../_search-params/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { get } from "../../../../_server/route.ts";

/** Exactly the resources that the same parameters list, as a file. */
export const GET = get(resourcesExportQuery, async (query) => {
  const account = await accountNamed(query.account);
  return exported(account, query, { subject: "resources", filter: resourceFilter(account.id, query) });
});
