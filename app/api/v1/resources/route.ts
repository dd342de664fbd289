import { currentStore } from "#lib/store/current.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { resourceFilter, resourcesQuery } from "../../../_search-params/resources.ts";
import { accountNamed } from "../../../_server/account.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(resourcesQuery, async ({ cursor, limit, ...query }) => {
  const filter = resourceFilter((await accountNamed(query.account)).id, query);
  return listResources(currentStore().db, filter, { limit, ...(cursor && { cursor }) });
});
