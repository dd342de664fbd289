import { currentStore } from "#lib/store/current.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { activityQuery, eventFilter } from "../../../_search-params/activity.ts";
import { accountNamed } from "../../../_server/account.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(activityQuery, async ({ cursor, limit, ...query }) => {
  const filter = eventFilter((await accountNamed(query.account)).id, query);
  return listEvents(currentStore().db, filter, { limit, ...(cursor && { cursor }) });
});
