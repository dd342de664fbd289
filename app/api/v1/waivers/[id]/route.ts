import { changeWaiver, getWaiver } from "../../../../_api/operations/waivers.ts";
import { route } from "../../../../_server/route.ts";
import { rewrite, waiverShown } from "../../../../_server/waivers.ts";

export const GET = route(getWaiver, (_, { path }) => waiverShown(path.id));

export const POST = route(changeWaiver, (_, { path, body }) => rewrite(path.id, body));
