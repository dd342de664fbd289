import { exportResources } from "../../../../_api/operations/resources.ts";
import { resourceFilter } from "../../../../_search-params/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportResources, async (query) => {
  const account = await accountNamed(query.account);
  return exported(account, query, { subject: "resources", filter: resourceFilter(account.id, query) });
});
