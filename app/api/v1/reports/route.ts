import { listReports, makeReport } from "../../../_api/operations/reports.ts";
import { askFor, keptReportPage } from "../../../_server/reports.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listReports, keptReportPage);

export const POST = route(makeReport, (_, { body }) => askFor(body));
