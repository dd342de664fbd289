import { endWaiver } from "../../../../../_api/operations/waivers.ts";
import { route } from "../../../../../_server/route.ts";
import { end } from "../../../../../_server/waivers.ts";

export const POST = route(endWaiver, (_, { path, body }) => end(path.id, body));
