import { currentJobs } from "#lib/jobs/current.ts";
import { testNotifications } from "../../../../../_api/operations/notifications.ts";
import { route } from "../../../../../_server/route.ts";

export const POST = route(testNotifications, (_, { path }) => currentJobs().testChannel(path.channel));
