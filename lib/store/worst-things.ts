import { type RiskyThing, riskyEvent, riskyTogether, worstFirst } from "#lib/signals/risky-things.ts";
import { latestOfSignals, worstSignalled } from "./events-worst.ts";
import type { Db } from "./query.ts";
import { signalsWithin, worstSightings } from "./sightings.ts";

interface Wanted {
  /** ISO time: what is younger stands first. */
  since: string;
  /** ISO time; now where it is left out. */
  until?: string;
  /** So many at the most. */
  count: number;
  /** What is older fills up what is left. */
  withOlder?: boolean;
}

/**
 * What signals see, in one event or in several, the worst first: an event that is a part of several has no row of its own, but what it is by
 * itself counts for theirs.
 */
export async function worstThings(
  db: Db,
  account: string,
  { since, until, count, withOlder = false }: Wanted,
): Promise<RiskyThing[]> {
  const before = until === undefined ? {} : { until };
  // Enough that those are among them whose events are worse one by one.
  const [live, older] = await Promise.all([
    worstSightings(db, account, count * 10, { since, ...before }),
    withOlder ? worstSightings(db, account, count * 10, before) : [],
  ]);
  const told = [...new Map([...live, ...older].map((one) => [one.id, one])).values()];
  const [within, worst, latest] = await Promise.all([
    signalsWithin(
      db,
      account,
      told.map(({ id }) => id),
    ),
    worstSignalled(db, account, count, { since, ...before, told }),
    withOlder ? latestOfSignals(db, account, count, { ...before, told }) : [],
  ]);
  const events = new Map([...worst, ...latest].map((one) => [one.id, riskyEvent(one)]));
  const together = told.map((one) => riskyTogether(one, within.get(one.id) ?? []));
  return worstFirst([...together, ...events.values()], since).slice(0, count);
}
