import type { Event } from "@aws-sdk/client-cloudtrail";
import type { ClientPool } from "#lib/aws/clients.ts";
import { CallFailed, credentialsEnded, failureBehind, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { AppError } from "#lib/errors.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure } from "#lib/readings/reading.ts";
import { attribute } from "./attribute.ts";
import type { AttributedEvent } from "./attributed.ts";
import { type ActivityEvent, parseEvent, withFreeText } from "./event.ts";
import type { Known } from "./known.ts";
import { activityActions, lookupEvents } from "./lookup-events.ts";
import { type Pass, passedTo, secondPass } from "./second-pass.ts";
import { type EventSource, isKept, isOfSageMaker, sourcesOf } from "./sources.ts";

/** What an unfinished sync has saved: every event between these two times (ISO), but nothing older. */
export interface Reached {
  newest: string;
  oldest: string;
}

/** Where events go and where a sync remembers how far it came, for each region and event source. */
export interface ActivityStore {
  /** The ISO time up to which the last finished sync saved everything; undefined before the first. */
  newest(region: string, source: string): Promise<string | undefined>;
  /** Up to which ISO time everything was read, or read again, when it was a day old; undefined before the first sync. */
  recheckedTo(region: string, source: string): Promise<string | undefined>;
  recheck(region: string, source: string, to: string): Promise<void>;
  /** What an unfinished sync left behind. A store that answers undefined loses time, never events. */
  reached(region: string, source: string): Promise<Reached | undefined>;
  /** Saves events, once each by id: overlaps come again. Answers how many were new. */
  save(events: AttributedEvent[]): Promise<number>;
  /** A sync begins: until it has ended, and for good when it is cut off, nothing is known of its outcome. */
  begin(region: string, source: string): Promise<void>;
  reach(region: string, source: string, reached: Reached): Promise<void>;
  /** Moves `newest` and forgets what was `reached`, together. Up to `readTo` AWS had nothing more to show. */
  finish(region: string, source: string, newest: string, readTo: string): Promise<void>;
  /** What the sync gave. */
  end(region: string, source: string, coverage: Coverage): Promise<void>;
  /** ARNs of those users and roles that were seen to call SageMaker. */
  callers(): Promise<ReadonlySet<string>>;
}

export interface ActivitySync {
  pool: ClientPool;
  region: string;
  store: ActivityStore;
  /**
   * Takes secrets out of all that will be stored, in order: container environments stand in CloudTrail as they were sent,
   * and callers choose the names of resources and sessions.
   */
  redact<T extends AttributedEvent | Coverage>(values: readonly T[]): Promise<T[]>;
  /** What the inventory has: events of other services are told of nothing else. */
  known?: Known;
  signal: AbortSignal;
  now?: () => Date;
  /** How far the first sync goes back; AWS keeps 90 days. */
  days?: number;
  /** One after the other, each by itself: what one fails at is not missing of another. */
  sources?: readonly EventSource[];
  /** Pages of one source in one sync: what is left of a long history waits for the next, so that the other sources have their turn. */
  mostPages?: number;
  onProgress?(progress: ActivityProgress): void;
}

interface ActivityProgress {
  source: string;
  /** Events this sync has added so far, over all sources. */
  saved: number;
  /** Time of the oldest event it has come to. */
  oldest: string;
}

export interface ActivitySynced {
  saved: number;
  /** A line for each source that was asked for. */
  coverage: Coverage[];
  /** Of some source history is left: another sync goes on with it. */
  isUnfinished: boolean;
}

/** At two calls a second a quarter of an hour. */
const mostPagesAtOnce = 1_800;

export const activityKind = "cloudtrail-event";

/**
 * What is younger than this is read again: AWS promises no time of delivery and says about five minutes on average
 * (CloudTrail user guide, "How CloudTrail works"); 25 to 85 minutes were measured until an event showed in the history.
 */
export const deliveryMs = 2 * 60 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** A reader could not go on; what it had read is saved. */
export class ReadingStopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * Saves the CloudTrail events of one region since the last sync, the newest first. Stopped at any point it loses
 * nothing: `newest` moves only when everything older is saved.
 * @returns coverage of each source, for what AWS refused. Throws only for an abort, for credentials that ended, and what the store throws.
 */
export async function syncActivity(sync: ActivitySync): Promise<ActivitySynced> {
  const all: ActivitySynced = { saved: 0, coverage: [], isUnfinished: false };
  let refused: Coverage | undefined;
  for (const source of sync.sources ?? sourcesOf(sync.region)) {
    // One permission is asked for all: who may not read one source may read none.
    if (refused) {
      await sync.store.begin(sync.region, source.source);
      await sync.store.end(sync.region, source.source, { ...refused, calls: 0 });
      continue;
    }
    const { saved, coverage, isUnfinished } = await syncOne(sync, source, all.saved);
    refused = coverage.find(({ failure }) => failure?.class === "denied");
    all.saved = saved;
    all.coverage.push(...coverage);
    all.isUnfinished ||= isUnfinished;
  }
  return all;
}

async function syncOne(sync: ActivitySync, kept: EventSource, saved: number): Promise<ActivitySynced> {
  const { source } = kept;
  const ledger = new Ledger(sync.region, activityKind, activityActions);
  const { cloudtrail } = guardedClients(sync.pool, sync.region, activityActions, ledger, sync.signal);
  const callers = isOfSageMaker(kept) ? none : await sync.store.callers();
  const run: Run = { ...sync, cloudtrail, ledger, kept, callers, saved, lost: 0, pages: 0 };
  const end = async (coverage: Coverage[]) => {
    for (const line of coverage) await sync.store.end(sync.region, source, line);
  };
  let stopped: Failure | undefined;
  try {
    await syncSource(run, source);
  } catch (error) {
    if (error instanceof AppError && !sync.signal.aborted) {
      const { code, message } = error;
      stopped = { class: "other", action: activityActions[0], code, message };
      // When it is the store that fails, this fails too, and the sync stands as cut off.
      await end(await sync.redact(ledger.coverage(stopped))).catch(() => undefined);
    }
    if (!(error instanceof ReadingStopped)) throw error;
    stopped = error.failure;
  }
  if (run.lost > 0) {
    ledger.leftOut(`Events that came without an id or a time were left out: ${run.lost}.`, activityActions[0]);
  }
  if (isLong(run)) {
    ledger.leftOut("Its history is long, and the next reading goes on from there.", activityActions[0]);
  }
  const coverage = await sync.redact(ledger.coverage(stopped));
  await end(coverage);
  return { saved: run.saved, coverage, isUnfinished: stopped === undefined && isLong(run) };
}

const none: ReadonlySet<string> = new Set();

interface Run extends ActivitySync {
  cloudtrail: AwsClients["cloudtrail"];
  ledger: Ledger;
  kept: EventSource;
  callers: ReadonlySet<string>;
  saved: number;
  lost: number;
  pages: number;
}

async function syncSource(run: Run, source: string): Promise<void> {
  const { store, region, days = 90 } = run;
  const now = (run.now?.() ?? new Date()).getTime();
  await store.begin(region, source);
  const newest = await store.newest(region, source);
  const floor = Math.max(now - days * dayMs, newest ? Date.parse(newest) - deliveryMs : 0);
  let reached = await store.reached(region, source);
  if (reached && Date.parse(reached.newest) <= floor) reached = undefined;
  const pass = { now, floor, isResumed: reached !== undefined };
  await readAgain(run, source, { ...pass, oldest: now - days * dayMs }, newest);

  let tail = { from: floor, to: now };
  if (reached) {
    // First what happened since the unfinished sync began, then on from where it stopped: the span stays without holes.
    for await (const seen of pagesOf(run, source, {
      from: Math.max(floor, Date.parse(reached.newest) - deliveryMs),
      to: now,
    })) {
      reached = { newest: later(seen.newest, reached.newest), oldest: reached.oldest };
    }
    await store.reach(region, source, reached);
    // What came since does not count: however much it is, every sync goes on with what is older.
    run.pages = 0;
    tail = { from: floor, to: Date.parse(reached.oldest) };
  }
  for await (const seen of pagesOf(run, source, tail)) {
    reached = reached
      ? { newest: later(seen.newest, reached.newest), oldest: earlier(seen.oldest, reached.oldest) }
      : seen;
    await store.reach(region, source, reached);
    if (isLong(run)) return;
  }
  const upTo = reached?.newest ?? new Date(floor).toISOString();
  const passed = passedTo(pass, await store.recheckedTo(region, source));
  if (passed !== undefined) await store.recheck(region, source, passed);
  await store.finish(region, source, newest ? later(upTo, newest) : upTo, new Date(now).toISOString());
}

/** Reads again what has become a day old since that was last done: see second-pass.ts. */
async function readAgain(run: Run, source: string, pass: Pass & { oldest: number }, newest: string | undefined) {
  const { store, region } = run;
  const due = secondPass(pass, await store.recheckedTo(region, source), newest);
  if (!due) return;
  if (due.to !== undefined) for await (const _ of pagesOf(run, source, due));
  // It does not count: however much it is, every sync goes on with what was not read yet.
  run.pages = 0;
  await store.recheck(region, source, new Date(due.to ?? due.from).toISOString());
}

function isLong({ pages, mostPages = mostPagesAtOnce }: Run): boolean {
  return pages > mostPages;
}

/** Reads and saves the span page by page; yields what each saved page reached. */
async function* pagesOf(run: Run, source: string, span: { from: number; to: number }): AsyncGenerator<Reached> {
  if (span.from > span.to) return;
  const { cloudtrail, signal } = run;
  const pages = lookupEvents({ cloudtrail, source, from: new Date(span.from), to: new Date(span.to), signal });
  for (let page = await read(run, pages); page; page = await read(run, pages)) {
    run.pages++;
    const events = page.flatMap((outer) => parseEvent(outer, run.region) ?? []);
    run.lost += page.length - events.length;
    const times = events.map(({ at }) => at);
    const [first] = times;
    if (first === undefined) continue;
    const kept = await keptOf(run, events);
    run.saved += kept.length > 0 ? await run.store.save(kept) : 0;
    const seen = { newest: times.reduce(later, first), oldest: times.reduce(earlier, first) };
    run.onProgress?.({ source, saved: run.saved, oldest: seen.oldest });
    yield seen;
  }
}

async function read(run: Run, pages: AsyncGenerator<Event[]>): Promise<Event[] | undefined> {
  try {
    const { done, value } = await pages.next();
    return done ? undefined : value;
  } catch (error) {
    run.signal.throwIfAborted();
    if (error instanceof CallFailed && error.failure.class === "expired") throw credentialsEnded(error.cause);
    throw new ReadingStopped(failureBehind(error, run.ledger.lastAction));
  }
}

/** Those to be kept. Attributed by the record as it came: what redaction leaves of a name is no longer one. */
async function keptOf(run: Run, events: readonly ActivityEvent[]): Promise<AttributedEvent[]> {
  const kept = events
    .map((event) => ({ event, resources: attribute(event, run.known) }))
    .filter((one) => isKept(one, run.kept, run.callers));
  const redacted = await run.redact(kept);
  if (redacted.length !== kept.length) throw new Error("Redaction gave fewer events than it was given.");
  return redacted.map(({ event, resources }) => ({ event: withFreeText(event), resources }));
}

/** ISO times in UTC sort as text. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}

export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
