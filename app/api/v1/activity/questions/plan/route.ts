import { currentJobs } from "#lib/jobs/current.ts";
import { planQuestion } from "../../../../../_api/operations/event-queries.ts";
import { route } from "../../../../../_server/route.ts";

export const POST = route(planQuestion, (_, { body, signal }) =>
  currentJobs().planEventQuery(body.account, body.question, signal),
);
