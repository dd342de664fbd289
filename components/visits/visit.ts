/*
 * Which scan was on show when this browser last looked at an account. It is this browser's alone and rests in its local storage: a wrong or
 * lost memory costs a shortcut, and nothing is decided by it.
 */

/** What is remembered of an account. */
export interface Visit {
  /** The scan that was on show when the visit before this one ended; null in the first visit. */
  last: string | null;
  /** The scan that this visit has last shown, and when, in milliseconds. */
  shown: string;
  at: number;
}

/** Without the dashboard for so long, a visit has ended. */
export const visitEndsMs = 30 * 60_000;

/** What is remembered after a look at the scan on show. */
export function visited(before: Visit | undefined, shown: string, at: number): Visit {
  if (!before) return { last: null, shown, at };
  const hasEnded = at - before.at > visitEndsMs;
  return { last: hasEnded ? before.shown : before.last, shown, at };
}

/** What the storage holds, by account; whatever does not look like it was written here is left out. */
export function readVisits(text: string | null): ReadonlyMap<string, Visit> {
  try {
    const held: unknown = JSON.parse(text ?? "{}");
    if (typeof held !== "object" || held === null) return new Map();
    return new Map(Object.entries(held).filter((one): one is [string, Visit] => isVisit(one[1])));
  } catch {
    return new Map();
  }
}

function isVisit(value: unknown): value is Visit {
  if (typeof value !== "object" || value === null) return false;
  const { last, shown, at } = value as Partial<Record<keyof Visit, unknown>>;
  return (last === null || isId(last)) && isId(shown) && typeof at === "number";
}

const isId = (value: unknown) => typeof value === "string" && /^[\w-]{1,200}$/.test(value);
