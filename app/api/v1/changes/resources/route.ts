import { listChangedResources } from "../../../../_api/operations/changes.ts";
import { changedResourcesPage } from "../../../../_server/changes.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(listChangedResources, changedResourcesPage);
