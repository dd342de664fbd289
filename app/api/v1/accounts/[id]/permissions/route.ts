import { currentJobs } from "#lib/jobs/current.ts";
import { checkPermissions } from "../../../../../_api/operations/accounts.ts";
import { route } from "../../../../../_server/route.ts";

export const POST = route(checkPermissions, (_, { path, signal }) => currentJobs().checkPermissions(path.id, signal));
