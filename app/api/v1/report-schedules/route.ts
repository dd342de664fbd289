import { addReportSchedule, listReportSchedules } from "../../../_api/operations/reports.ts";
import { schedule, scheduleList } from "../../../_server/reports.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listReportSchedules, () => scheduleList());

export const POST = route(addReportSchedule, (_, { body }) => schedule(body));
