import { listChanges } from "../../../_api/operations/changes.ts";
import { changesPage } from "../../../_server/changes.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listChanges, changesPage);
