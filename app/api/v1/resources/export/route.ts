import { resourcesList } from "#lib/filters/resources.ts";
import { exportResources } from "../../../../_api/operations/resources.ts";
import { accountsNamed, filterAsked } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportResources, async (query) => {
  const filter = await filterAsked(resourcesList, query);
  return exported(await accountsNamed(query.account), query, { subject: "resources", filter });
});
