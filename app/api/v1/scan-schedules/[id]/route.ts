import { currentStore } from "#lib/store/current.ts";
import { removeScanSchedule as remove } from "#lib/store/scan-schedules.ts";
import { changeScanSchedule, removeScanSchedule } from "../../../../_api/operations/scan-schedules.ts";
import { route } from "../../../../_server/route.ts";
import { rescheduleScans } from "../../../../_server/scan-schedules.ts";

export const POST = route(changeScanSchedule, (_, { path, body }) => rescheduleScans(path.id, body));

export const DELETE = route(removeScanSchedule, (_, { path }) => remove(currentStore().db, path.id));
