import type { Asked, Moment, Pattern, PatternEvent } from "./define.ts";
import { principalOf } from "./event-facts.ts";
import type { Past } from "./past.ts";

/** All that one pattern saw of one subject in one UTC day. */
export interface Occurrence {
  signal: string;
  subject: string;
  /** ISO times of the first and the last event that is evidence; the first may be of the day before. */
  at: string;
  lastAt: string;
  /** Id of the event that the sentence was made at. */
  decisive: string;
  /** Who made that call. */
  actor: string;
  sentence: string;
  /** Ids of events that are evidence, the first 100; `count` is of all. */
  events: string[];
  count: number;
}

/** By the id of a pattern: what was set for it, and the defaults of the rest. */
export type PatternLimits = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const mostMoments = 500;
const mostEvidence = 100;
/** After so many events what nobody looks back to any more is let go. */
const sweepEvery = 20_000;

/** Folds the events of one account, in the order of time and id, into the occurrences of one day. */
export class Fold {
  readonly #each: readonly One[];
  readonly #from: string;
  #events = 0;

  /** @param from when the day begins (ISO): what happened before is looked back to, and decides nothing. */
  constructor(
    patterns: readonly Pattern[],
    { limits, past, from }: { limits: PatternLimits; past: Past; from: string },
  ) {
    this.#each = patterns.map((pattern) => new One(pattern, { limits: limitsOf(pattern, limits), past }));
    this.#from = from;
  }

  add(event: PatternEvent): void {
    for (const one of this.#each) one.add(event, event.at >= this.#from);
    if (++this.#events % sweepEvery === 0) for (const one of this.#each) one.sweep(Date.parse(event.at));
  }

  occurrences(): Occurrence[] {
    return this.#each.flatMap((one) => one.occurrences());
  }
}

/** What a pattern is asked with: what was set as far as its schema takes it, and its defaults. */
export function limitsOf({ id, limits }: Pattern, set: PatternLimits): Record<string, unknown> {
  const parsed = limits.safeParse(set[id] ?? {});
  return parsed.success ? parsed.data : limits.parse({});
}

interface Held extends Moment {
  time: number;
  isEvidence?: true;
}

class One {
  readonly #pattern: Pattern;
  readonly #asked: Asked<Record<string, unknown>>;
  readonly #windowMs: number;
  readonly #calls: ReadonlySet<string> | undefined;
  readonly #windows = new Map<string, Held[]>();
  readonly #found = new Map<string, { occurrence: Occurrence; weight: number }>();

  constructor(pattern: Pattern, asked: Asked<Record<string, unknown>>) {
    this.#pattern = pattern;
    this.#asked = asked;
    this.#windowMs = (pattern.minutes?.(asked.limits) ?? 0) * 60_000;
    this.#calls = pattern.calls && new Set(pattern.calls);
  }

  add(event: PatternEvent, isOfTheDay: boolean): void {
    if (this.#calls && !this.#calls.has(event.name)) return;
    const subject = subjectOf(event, this.#pattern.by);
    const what = subject === null ? undefined : this.#pattern.what(event, this.#asked);
    if (subject === null || what === undefined) return;
    const now: Held = { event, what, time: Date.parse(event.at) };
    const before = this.#windows.get(subject) ?? [];
    while (before[0] && before[0].time < now.time - this.#windowMs) before.shift();
    const hit = isOfTheDay ? this.#pattern.judge(now, before, this.#asked) : undefined;
    // What a pattern answers with are moments that it was given.
    if (hit) this.#note(subject, [...((hit.with ?? []) as readonly Held[]), now], hit.sentence);
    if (this.#windowMs > 0 && (this.#pattern.holds?.(event) ?? true))
      this.#windows.set(subject, this.#grown(before, now));
  }

  /** Lets go of what nobody looks back to from this time on. */
  sweep(time: number): void {
    for (const [subject, window] of this.#windows) {
      if ((window.at(-1)?.time ?? 0) < time - this.#windowMs) this.#windows.delete(subject);
    }
  }

  occurrences(): Occurrence[] {
    return [...this.#found.values()].map(({ occurrence }) => {
      const { events, decisive } = occurrence;
      return events.includes(decisive) ? occurrence : { ...occurrence, events: [...events.slice(0, -1), decisive] };
    });
  }

  #grown(window: Held[], now: Held): Held[] {
    const same = this.#pattern.latestOfEach ? window.findIndex(({ what }) => what === now.what) : -1;
    if (same >= 0) window.splice(same, 1);
    else if (window.length >= mostMoments) window.shift();
    window.push(now);
    return window;
  }

  #note(subject: string, evidence: readonly Held[], sentence: string): void {
    const [first, last] = [evidence[0], evidence.at(-1)];
    if (!first || !last) return;
    const { id: decisive, actor } = last.event;
    const found = this.#found.get(subject) ?? { weight: 0, occurrence: this.#began(subject, first.event.at) };
    this.#found.set(subject, found);
    const { occurrence } = found;
    // Of several hits that with the most evidence is told, the first of equals.
    if (evidence.length > found.weight) {
      found.weight = evidence.length;
      Object.assign(occurrence, { decisive, actor, sentence });
    }
    for (const moment of evidence) {
      if (moment.isEvidence) continue;
      moment.isEvidence = true;
      occurrence.count++;
      if (occurrence.events.length < mostEvidence) occurrence.events.push(moment.event.id);
      if (moment.event.at < occurrence.at) occurrence.at = moment.event.at;
    }
    occurrence.lastAt = last.event.at;
  }

  #began(subject: string, at: string): Occurrence {
    return {
      signal: this.#pattern.id,
      subject,
      at,
      lastAt: at,
      decisive: "",
      actor: "",
      sentence: "",
      events: [],
      count: 0,
    };
  }
}

/** Null for an event that is nobody's of that sort. */
function subjectOf(event: PatternEvent, by: Pattern["by"]): string | null {
  if (by === "account") return "";
  if (by === "accessKey") return event.accessKeyId;
  return by === "caller" ? event.actorArn : principalOf(event);
}
