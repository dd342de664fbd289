import { downloadReport } from "../../../../../_api/operations/reports.ts";
import { reportFileOf } from "../../../../../_server/reports.ts";
import { route } from "../../../../../_server/route.ts";

export const GET = route(downloadReport, ({ show }, { path }) => reportFileOf(path.id, show === "true"));
