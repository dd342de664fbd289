import { currentStore } from "#lib/store/current.ts";
import { listEvents as list } from "#lib/store/events-list.ts";
import { listEvents } from "../../../_api/operations/activity.ts";
import { eventFilter } from "../../../_search-params/activity.ts";
import { accountNamed } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listEvents, async ({ cursor, limit, ...query }) => {
  const filter = eventFilter((await accountNamed(query.account)).id, query);
  return list(currentStore().db, filter, { limit, ...(cursor && { cursor }) });
});
