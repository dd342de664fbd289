import { openapi } from "../../../_api/openapi.ts";
import { getDescription } from "../../../_api/operations/server.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(getDescription, async () => openapi());
