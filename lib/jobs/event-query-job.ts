import { setTimeout as sleep } from "node:timers/promises";
import type { FileTold } from "#lib/activity/files/import-files.ts";
import { answerOf } from "#lib/activity/queries/answer.ts";
import { type EventEngine, planOf, type QueryPlan } from "#lib/activity/queries/engine.ts";
import { engineFor } from "#lib/activity/queries/engines.ts";
import { nameOfPlace, type QueryPlace } from "#lib/activity/queries/place.ts";
import type { EventQuestion } from "#lib/activity/queries/question.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { CallFailed } from "#lib/aws/guard.ts";
import { readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { formatDate, plural } from "#lib/format.ts";
import { missingPermission } from "#lib/readings/reading.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import {
  createEventQuery,
  type EventQueryRow,
  endEventQuery,
  getEventQuery,
  releaseEventQuery,
  takeInterrupted,
  touchEventQuery,
} from "#lib/store/event-queries.ts";
import { insertEvents } from "#lib/store/events.ts";
import { noteImported } from "#lib/store/events-imports.ts";
import { installationSalt } from "#lib/store/settings.ts";
import type { EventQueryOutcome } from "#lib/store/views.ts";
import { lookThrough } from "./activity-job.ts";
import { knownTo } from "./activity-reading.ts";
import { queryPlaceOf } from "./demo.ts";
import { sessionOf } from "./sessions.ts";

/** Where each account's longer history may be asked for, as the settings say. */
type Places = Readonly<Record<string, QueryPlace>>;

interface Asking {
  signal: AbortSignal;
  limits: PatternLimits;
}

/** A question that nobody has touched for so long was interrupted: it is looked at every few seconds while it runs. */
const silentMs = 60_000;
const dayMs = 24 * 3_600_000;
const interrupted =
  "It was interrupted while it was asked: whether it was, and is paid for, is not known. Ask it again.";

/** @throws AppError `not-found` when the account is gone, `conflict` where no place is named for it */
async function engineOf(db: Store["db"], places: Places, account: string, signal: AbortSignal) {
  const place = await placeFor(db, places, account);
  const { pool } = await sessionOf(db, account);
  return { place, engine: engineFor(pool, place, { account, signal }) };
}

async function placeFor(db: Store["db"], places: Places, id: string): Promise<QueryPlace> {
  const account = await getAccount(db, id);
  if (!account) throw new AppError("not-found", `There is no account ${id}.`);
  const place = queryPlaceOf(account, places[id]);
  if (place) return place;
  throw new AppError(
    "conflict",
    `No place is named where the longer history of ${id} may be asked for.`,
    'Name one in sagewarden.config.json: {"eventQueries": {"<account>": {"athena": …}}}.',
  );
}

/** What a question will be and what it will cost. Nothing of it is paid for. @throws AppError, also for what AWS refuses */
export async function planEventQuery(
  { db }: Pick<Store, "db">,
  places: Places,
  { account, question, signal }: { account: string; question: EventQuestion; signal: AbortSignal },
): Promise<QueryPlan> {
  const { engine } = await engineOf(db, places, account, signal);
  const plan = await told(async () => planOf(await engine.prepare(question)));
  return { ...plan, notes: [...plan.notes, ...keptUntil(question)] };
}

/** Events that are older than what is kept go again. */
function keptUntil({ from }: EventQuestion): string[] {
  const { events } = readConfig().retention;
  if (events === "all") return [];
  const floor = new Date(Date.now() - events * dayMs).toISOString();
  if (from >= floor.slice(0, 10)) return [];
  return [
    `Events before ${formatDate(floor)} are dropped when the dashboard next tidies up: it keeps ${plural(events, "day")} of them. Set SAGEWARDEN_KEEP_EVENTS to keep more.`,
  ];
}

/**
 * Asks a question: from here on it is paid for. What is answered is stored by `run`, which goes on after a restart.
 * @throws AppError `conflict` when it cannot be asked, or while another is
 */
export async function startEventQuery(
  store: Store,
  places: Places,
  { account, question, asking }: { account: string; question: EventQuestion; asking: Asking },
): Promise<{ id: string; run: Promise<void> }> {
  const { db } = store;
  const { place, engine } = await engineOf(db, places, account, asking.signal);
  const { statement, problem } = await told(() => engine.prepare(question));
  if (problem !== null) throw new AppError("conflict", problem);
  const row = await createEventQuery(db, { account, place: nameOfPlace(place), question, statement });
  try {
    const execution = await told(() => engine.start(statement, row.id));
    await touchEventQuery(db, row.id, { execution });
    return { id: row.id, run: answer(store, { ...row, execution }, engine, asking) };
  } catch (error) {
    await fail(db, row.id, error);
    throw error;
  }
}

/** Takes up what other processes let go of, or ended with, until it is told to stop. */
export async function followInterrupted(
  store: Store,
  places: Places,
  asking: Asking,
  log: (message: string) => void,
): Promise<void> {
  const { signal } = asking;
  while (!signal.aborted) {
    await resumeEventQueries(store, places, asking).catch((error: unknown) => {
      if (!signal.aborted) log(`Questions to a longer history wait: ${explain(error)}`);
    });
    await sleep(silentMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Goes on with what was asked when its process ended. */
export async function resumeEventQueries(store: Store, places: Places, asking: Asking): Promise<void> {
  const rows = await takeInterrupted(store.db, new Date(Date.now() - silentMs));
  await Promise.all(rows.map((row) => resume(store, places, row, asking)));
}

async function resume(store: Store, places: Places, row: EventQueryRow, asking: Asking): Promise<void> {
  const { db } = store;
  const { id, account, statement } = row;
  try {
    const { engine } = await engineOf(db, places, account, asking.signal);
    let { execution } = row;
    if (execution === null && engine.startsOnce) {
      execution = await told(() => engine.start(statement, id));
      await touchEventQuery(db, id, { execution });
    }
    if (execution !== null) await answer(store, { ...row, execution }, engine, asking);
    else await endEventQuery(db, id, "failed", { why: interrupted });
  } catch (error) {
    if (asking.signal.aborted) return releaseEventQuery(db, id);
    await fail(db, id, error);
  }
}

/** @throws AppError `not-found`, or `conflict` when it has ended */
export async function cancelEventQuery({ db }: Pick<Store, "db">, places: Places, id: string): Promise<void> {
  const row = await getEventQuery(db, id);
  if (!row) throw new AppError("not-found", `There is no question ${id}.`);
  if (!(await endEventQuery(db, id, "cancelled"))) throw new AppError("conflict", "It has ended already.");
  if (row.execution === null) return;
  const { engine } = await engineOf(db, places, row.account, AbortSignal.timeout(30_000));
  // What it has read until then is paid for all the same, and one that has ended cannot be stopped.
  await engine.stop(row.execution).catch(() => undefined);
}

async function answer(
  store: Store,
  row: EventQueryRow,
  engine: EventEngine,
  { signal, limits }: Asking,
): Promise<void> {
  const { db } = store;
  const { id, account, execution } = row;
  const redactor = createRedactor({ salt: await installationSalt(db) });
  const stopping = new AbortController();
  const until = AbortSignal.any([signal, stopping.signal]);
  try {
    const {
      failure,
      bytes,
      told: now,
      hasMore,
    } = await answerOf(engine, execution ?? "", {
      account,
      known: await knownTo(db, account),
      note: (owner, spans) => noteImported(db, owner, spans),
      save: (owner, events) => insertEvents(db, owner, events),
      redact: (events) => redactor.clean(events, "event"),
      signal: until,
      async onProgress(progress) {
        const outcome = { bytes: progress.bytes, ...counts(progress.told) };
        if (!(await touchEventQuery(db, id, { outcome }))) stopping.abort();
      },
    });
    const [why = null] = failure === null ? [] : await redactor.clean([failure]);
    const outcome = { bytes, ...counts(now), hasMore, why };
    await endEventQuery(db, id, failure === null ? "completed" : "failed", outcome);
    if ((now?.kept ?? 0) > 0) await lookThrough(store, account, { limits, signal });
  } catch (error) {
    // The next process goes on with it; one that was cancelled has ended.
    if (until.aborted) return releaseEventQuery(db, id);
    await fail(db, id, error);
  }
}

/** Messages of AWS may hold what somebody typed elsewhere. */
async function fail(db: Store["db"], id: string, error: unknown): Promise<void> {
  const redactor = createRedactor({ salt: await installationSalt(db) });
  const [why = ""] = await redactor.clean([explain(sentence(error))]);
  await endEventQuery(db, id, "failed", { why });
}

function counts(now: FileTold | undefined): Partial<EventQueryOutcome> {
  return now ? { kept: now.kept, known: now.known, leftOut: Object.fromEntries(now.leftOut) } : {};
}

/** What AWS refuses is said to whoever asks, with what to do. */
async function told<Given>(call: () => Promise<Given>): Promise<Given> {
  try {
    return await call();
  } catch (error) {
    throw sentence(error);
  }
}

function sentence(error: unknown): unknown {
  if (!(error instanceof CallFailed)) return error;
  const { failure } = error;
  if (failure.class !== "denied") {
    return new AppError("conflict", `${failure.action} gave ${failure.code}: ${failure.message.replace(/\.$/, "")}.`);
  }
  return new AppError(
    "conflict",
    `${failure.action} was denied (${failure.code}).`,
    `Allow ${missingPermission(failure)}: sagewarden policy --queries <account> prints the whole policy.`,
  );
}
