import { exportEvents } from "../../../../_api/operations/activity.ts";
import { exportedEvents } from "../../../../_server/event-export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportEvents, exportedEvents);
