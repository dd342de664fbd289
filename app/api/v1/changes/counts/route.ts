import { countChanges } from "../../../../_api/operations/changes.ts";
import { changeCountsOf } from "../../../../_server/changes.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(countChanges, changeCountsOf);
