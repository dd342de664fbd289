import { exportResources } from "../../../../_api/operations/resources.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportResources, (query) => exported("resources", query));
