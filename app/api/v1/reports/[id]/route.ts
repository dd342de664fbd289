import { currentStore } from "#lib/store/current.ts";
import { removeReport as remove } from "#lib/store/kept-reports.ts";
import { getReport, removeReport } from "../../../../_api/operations/reports.ts";
import { reportShown } from "../../../../_server/reports.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getReport, (_, { path }) => reportShown(path.id));

export const DELETE = route(removeReport, (_, { path }) => remove(currentStore().db, path.id));
