import { addWaiver, listWaivers } from "../../../_api/operations/waivers.ts";
import { route } from "../../../_server/route.ts";
import { waive, waiverRows } from "../../../_server/waivers.ts";

export const GET = route(listWaivers, () => waiverRows());

export const POST = route(addWaiver, (_, { body }) => waive(body));
