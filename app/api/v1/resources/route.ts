import { resourcesQuery } from "../../../_search-params/resources.ts";
import { resourcesPage } from "../../../_server/resources.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(resourcesQuery, resourcesPage);
