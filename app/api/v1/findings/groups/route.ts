import { groupFindings } from "../../../../_api/operations/findings.ts";
import { groupsOf } from "../../../../_server/finding-groups.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(groupFindings, groupsOf);
