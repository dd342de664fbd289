import { currentStore } from "#lib/store/current.ts";
import { removeReportSchedule as remove } from "#lib/store/report-schedules.ts";
import { changeReportSchedule, removeReportSchedule } from "../../../../_api/operations/reports.ts";
import { pause } from "../../../../_server/reports.ts";
import { route } from "../../../../_server/route.ts";

export const POST = route(changeReportSchedule, (_, { path, body }) => pause(path.id, body.paused));

export const DELETE = route(removeReportSchedule, (_, { path }) => remove(currentStore().db, path.id));
