import { activityQuery } from "../../../_search-params/activity.ts";
import { activityPage } from "../../../_server/activity.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(activityQuery, activityPage);
