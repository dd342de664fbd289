import type { ActorFacts } from "#components/activity/actor-facts.ts";
import type { Who } from "#components/activity/actor-link.ts";
import { activityList } from "#lib/filters/activity.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { currentStore } from "#lib/store/current.ts";
import { historyBegin } from "#lib/store/events-coverage.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { spanOf } from "#lib/store/events-summary.ts";
import { getResource } from "#lib/store/resources-list.ts";

const dayMs = 24 * 3_600_000;
/** CloudTrail's own history reaches so far; files may reach further. */
const days = 90;

/** Who an actor of the account is, and when it was seen in all that is kept. */
export async function actorFacts(account: string, who: Who): Promise<ActorFacts> {
  const { db } = currentStore();
  const { principal = null, actor = null } = who;
  const filter = filterFrom(activityList, account, { ...(principal && { principal }), ...(actor && { actor }) });
  const [seen, historyFrom, newest, resource] = await Promise.all([
    spanOf(db, filter),
    historyBegin(db, account),
    listEvents(db, filter, { limit: 1 }),
    principal ? getResource(db, account, principal) : undefined,
  ]);
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  return {
    account,
    who,
    type: newest.rows[0]?.actorType ?? null,
    resource: resource ? { arn: resource.arn, kind: resource.kind, name: resource.name } : null,
    seen: seen ?? null,
    historyFrom: historyFrom ?? null,
    since: new Date(today - days * dayMs).toISOString(),
  };
}
