import { addScanSchedule, listScanSchedules } from "../../../_api/operations/scan-schedules.ts";
import { route } from "../../../_server/route.ts";
import { scanScheduleList, scheduleScans } from "../../../_server/scan-schedules.ts";

export const GET = route(listScanSchedules, () => scanScheduleList());

export const POST = route(addScanSchedule, (_, { body }) => scheduleScans(body));
