import { nameOfPlace } from "#lib/activity/queries/place.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { eventQueries } from "#lib/store/event-queries.ts";
import { historyBegin } from "#lib/store/events-coverage.ts";
import { askHistory, listQuestions } from "../../../../_api/operations/event-queries.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(listQuestions, async (query) => {
  const account = await accountNamed(query.account);
  const place = currentJobs().queryPlace(account);
  const { db } = currentStore();
  const [begin, questions] = await Promise.all([historyBegin(db, account.id), eventQueries(db, account.id)]);
  return { place: place ? nameOfPlace(place) : null, begin: begin ?? null, questions };
});

export const POST = route(askHistory, async (_, { body }) => ({
  id: await currentJobs().startEventQuery(body.account, body.question),
}));
