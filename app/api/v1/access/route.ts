import { listAccess } from "../../../_api/operations/access.ts";
import { accessPage } from "../../../_server/access.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listAccess, accessPage);
