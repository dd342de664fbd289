import { currentJobs } from "#lib/jobs/current.ts";
import { cancelQuestion } from "../../../../../_api/operations/event-queries.ts";
import { route } from "../../../../../_server/route.ts";

export const DELETE = route(cancelQuestion, (_, { path }) => currentJobs().cancelEventQuery(path.id));
