import { getTrailLogs } from "../../../../../_api/operations/accounts.ts";
import { accountNamed } from "../../../../../_server/account.ts";
import { route } from "../../../../../_server/route.ts";
import { trailLogsAnswer } from "../../../../../_server/trail-logs.ts";

export const GET = route(getTrailLogs, async (_, { path }) => trailLogsAnswer(await accountNamed(path.id)));
