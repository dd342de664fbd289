/*
 * What comes later than the overlap of two readings is found by a second pass: once, when it is a day old, every span of the history is
 * read again. Pages come newest first, so that none of them tells that nothing late stands in the next: it takes as many calls as the
 * span has pages, and one where nothing happened.
 */

const dayMs = 24 * 60 * 60_000;
/** So long what is a day old may wait: of an account that is synced all the time not every sync has a second pass. */
const patienceMs = 6 * 60 * 60_000;

/** A sync, in ms. */
export interface Pass {
  now: number;
  /** From where it reads. */
  floor: number;
  /** Part of that was read by another one, nobody remembers when. */
  isResumed: boolean;
}

/**
 * What a sync reads again before it goes on, in ms; up to when that is done already, where nothing remembers it yet; undefined where
 * nothing is due.
 * @param known all that happened before (ISO) was read, or read again, when it was a day old.
 * @param newest the event that the latest sync ended with (ISO).
 */
export function secondPass(
  { now, floor, isResumed, oldest }: Pass & { oldest: number },
  known: string | undefined,
  newest: string | undefined,
): { from: number; to: number } | { from: number; to?: undefined } | undefined {
  // Whatever a first sync reads of the time before, it reads when it is a day old.
  if (known === undefined && newest === undefined) return { from: now - dayMs };
  // Versions before this did not remember it. What they had last read may have been read at once.
  const begun = known === undefined ? Date.parse(newest ?? "") - 2 * dayMs : Date.parse(known);
  const from = Math.max(oldest, begun);
  // What this sync reads anyway it need not read twice.
  const to = isResumed ? now - dayMs : Math.min(floor, now - dayMs);
  // Not how much it is: where nothing happens, no more will ever come to it.
  if (to > from && now - dayMs - from >= patienceMs) return { from, to };
  return known === undefined ? { from } : undefined;
}

/** Up to when (ISO) all was read when it was a day old, once a sync has come to its end; undefined where it is no later than was known. */
export function passedTo({ now, floor, isResumed }: Pass, known: string | undefined): string | undefined {
  if (known === undefined || isResumed || Date.parse(known) < floor) return undefined;
  const to = new Date(now - dayMs).toISOString();
  return to > known ? to : undefined;
}
