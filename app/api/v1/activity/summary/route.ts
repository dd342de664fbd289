import { summarizeEvents } from "../../../../_api/operations/activity.ts";
import { summaryOf } from "../../../../_server/activity.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(summarizeEvents, summaryOf);
