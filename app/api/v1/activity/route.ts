import { listEvents } from "../../../_api/operations/activity.ts";
import { activityPage } from "../../../_server/activity.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listEvents, activityPage);
