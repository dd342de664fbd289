import { exportFramework } from "../../../../_api/operations/account-wide.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportFramework, (query) => exported("framework", query));
