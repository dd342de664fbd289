import { type Severity, severities } from "#lib/checks/define.ts";
import type { EventRow, SeenTogether, SignalledEvent } from "#lib/store/views.ts";
import type { Signal } from "./define.ts";
import { signals } from "./index.ts";

/** An event, and what is risky about it. */
export interface RiskyEvent extends EventRow {
  signals: Pick<Signal, "id" | "title" | "mark" | "severity">[];
}

/** One event in which signals see something, or several in which one sees something together; `within`: what others see in these one by one. */
export type RiskyThing = { event: RiskyEvent } | { seen: SeenTogether; within: RiskyEvent["signals"] };

/** A row of the store with the words of its signals. */
export function riskyEvent({ signals: ids, ...event }: SignalledEvent): RiskyThing {
  return { event: { ...event, signals: signalsOf(ids) } };
}

/** The same of several events, with the ids of what signals see in them one by one. */
export function riskyTogether(seen: SeenTogether, within: readonly string[]): RiskyThing {
  return { seen, within: signalsOf(within) };
}

/** What is younger than a time (ISO) stands before everything else, the worst first; of what is older the latest. */
export function worstFirst(things: readonly RiskyThing[], since: string): RiskyThing[] {
  const isLive = (thing: RiskyThing) => timeOf(thing) >= since;
  return things.toSorted(
    (a, b) =>
      Number(isLive(b)) - Number(isLive(a)) ||
      (isLive(a) ? rankOf(a) - rankOf(b) || Number("seen" in b) - Number("seen" in a) : 0) ||
      descending(timeOf(a), timeOf(b)) ||
      descending(idOf(a), idOf(b)),
  );
}

/** What is said of a thing: of several events first what is seen in them together, then the worst that is seen in them one by one. */
export function saidOf(thing: RiskyThing): Pick<Signal, "id" | "title" | "severity">[] {
  const single = "seen" in thing ? thing.within : thing.event.signals;
  const worst = single.toSorted((one, other) => place(one.severity) - place(other.severity));
  return "seen" in thing ? [{ ...thing.seen, id: thing.seen.signal }, ...worst] : worst;
}

function signalsOf(ids: readonly string[]): RiskyEvent["signals"] {
  const seen = signals.filter(({ id }) => ids.includes(id));
  return seen.map(({ id, title, mark, severity }) => ({ id, title, mark, severity }));
}

function timeOf(thing: RiskyThing): string {
  return "seen" in thing ? thing.seen.lastAt : thing.event.at;
}

function idOf(thing: RiskyThing): string {
  return "seen" in thing ? thing.seen.id : thing.event.id;
}

function rankOf(thing: RiskyThing): number {
  return Math.min(...saidOf(thing).map(({ severity }) => place(severity)), severities.length);
}

const place = (severity: Severity) => severities.indexOf(severity);

function descending(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0;
}
