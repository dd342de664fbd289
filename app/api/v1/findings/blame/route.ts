import { blameFindings } from "../../../../_api/operations/findings.ts";
import { blamesAsked } from "../../../../_server/findings-blame.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(blameFindings, blamesAsked);
