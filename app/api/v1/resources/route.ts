import { listResources } from "../../../_api/operations/resources.ts";
import { resourcesPage } from "../../../_server/resources.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listResources, resourcesPage);
