import { getHealth } from "../../../_api/operations/server.ts";
import { route } from "../../../_server/route.ts";

/** Public: says that the server answers, and nothing else. */
export const GET = route(getHealth, async () => ({ status: "ok" as const }));
