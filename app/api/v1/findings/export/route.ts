import { exportFindings } from "../../../../_api/operations/findings.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportFindings, (query) => exported("findings", query));
