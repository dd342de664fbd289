import { nameOfPlace } from "#lib/activity/queries/place.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { eventQueries } from "#lib/store/event-queries.ts";
import { askHistory, listQuestions } from "../../../../_api/operations/event-queries.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(listQuestions, async (query) => {
  const account = await accountNamed(query.account);
  const place = currentJobs().queryPlace(account);
  return {
    place: place ? nameOfPlace(place) : null,
    questions: await eventQueries(currentStore().db, account.id),
  };
});

export const POST = route(askHistory, async (_, { body }) => ({
  id: await currentJobs().startEventQuery(body.account, body.question),
}));
