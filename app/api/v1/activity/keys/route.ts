import { countKeys } from "../../../../_api/operations/activity.ts";
import { keysOf } from "../../../../_server/activity.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(countKeys, keysOf);
