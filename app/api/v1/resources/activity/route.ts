import { activityList } from "#lib/filters/activity.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { currentStore } from "#lib/store/current.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { listResourceActivity } from "../../../../_api/operations/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(listResourceActivity, async ({ account, arn, cursor, limit, ...only }) => {
  const filter = filterFrom(activityList, (await accountNamed(account)).id, { resource: arn, ...only });
  return listEvents(currentStore().db, filter, { limit, ...(cursor && { cursor }) });
});
