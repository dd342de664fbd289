import { exportReport } from "../../../../_api/operations/account-wide.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

/** As the command line writes it. */
export const GET = route(exportReport, (query) => exported("scan", query));
