import { listWaiverChanges } from "../../../_api/operations/waivers.ts";
import { route } from "../../../_server/route.ts";
import { trailPage } from "../../../_server/waivers.ts";

export const GET = route(listWaiverChanges, (query) => trailPage(query));
