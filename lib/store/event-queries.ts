import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, storableJson, storableText } from "./query.ts";
import type { EventQueryOutcome, EventQueryState, EventQueryView, QuestionView } from "./views.ts";

const nothing: EventQueryOutcome = { bytes: null, kept: 0, known: 0, leftOut: {}, hasMore: false, why: null };
const columns = sql`id, account, place, question, statement, execution, state, asked_at as "askedAt", touched_at as "touchedAt",
  ended_at as "endedAt", outcome`;

/** A row as it is stored. */
export interface EventQueryRow extends EventQueryView {
  /** What the engine calls it; null until it was started. */
  execution: string | null;
  touchedAt: string;
}

const now = () => new Date().toISOString();

/**
 * Notes a question before it is asked: whoever is interrupted then knows what was asked, and pays for nothing twice.
 * @throws AppError `conflict` while another question of the account is asked, `not-found` when the account is gone
 */
export async function createEventQuery(
  db: Db,
  {
    account,
    place,
    question,
    statement,
  }: { account: string; place: string; question: QuestionView; statement: string },
): Promise<EventQueryRow> {
  const at = now();
  const [row] = await query<EventQueryRow>(
    db,
    sql`insert into event_queries (id, account, place, question, statement, state, asked_at, touched_at, outcome)
        select ${randomUUID()}, id, ${storableText(place)}, ${storableJson(question)}::jsonb, ${storableText(statement)}, 'running', ${at}, ${at},
          ${storableJson(nothing)}::jsonb
        from (select id from accounts where id = ${account} and not removing for update) held
        where not exists (select 1 from event_queries where account = ${account} and state = 'running')
        returning ${columns}`,
  );
  if (row) return row;
  const held = await query(db, sql`select 1 from accounts where id = ${account} and not removing`);
  if (held.length === 0) throw new AppError("not-found", `There is no account ${account}.`);
  throw new AppError("conflict", "Another question is being asked.", "Wait for its answer, or cancel it.");
}

/** The questions of an account, the latest first. */
export function eventQueries(db: Db, account: string, most = 50): Promise<EventQueryView[]> {
  return query<EventQueryView>(
    db,
    sql`select id, account, place, question, statement, state, asked_at as "askedAt", ended_at as "endedAt", outcome
        from event_queries where account = ${account} order by asked_at desc, id limit ${most}`,
  );
}

export async function getEventQuery(db: Db, id: string): Promise<EventQueryRow | undefined> {
  const [row] = await query<EventQueryRow>(db, sql`select ${columns} from event_queries where id = ${id}`);
  return row;
}

/** Those that nobody has had in hand since a moment: whoever had was interrupted. Taken, each by one process. */
export function takeInterrupted(db: Db, since: Date): Promise<EventQueryRow[]> {
  return query<EventQueryRow>(
    db,
    sql`update event_queries set touched_at = ${now()} where state = 'running' and touched_at < ${since.toISOString()} returning ${columns}`,
  );
}

/** Lets go of it: whoever looks next takes it up. */
export async function releaseEventQuery(db: Db, id: string): Promise<void> {
  await query(db, sql`update event_queries set touched_at = '' where id = ${id} and state = 'running'`);
}

/** Notes how far it is. @returns whether it is still to be answered: somebody may have cancelled it, or removed the account */
export async function touchEventQuery(
  db: Db,
  id: string,
  { execution, outcome }: { execution?: string; outcome?: Partial<EventQueryOutcome> },
): Promise<boolean> {
  const rows = await query(
    db,
    sql`update event_queries set touched_at = ${now()}, execution = coalesce(${execution ?? null}, execution),
          outcome = outcome || ${storableJson(outcome ?? {})}::jsonb
        where id = ${id} and state = 'running' returning 1`,
  );
  return rows.length > 0;
}

/** @returns whether it was running until now */
export async function endEventQuery(
  db: Db,
  id: string,
  state: Exclude<EventQueryState, "running">,
  outcome: Partial<EventQueryOutcome> = {},
): Promise<boolean> {
  const at = now();
  const rows = await query(
    db,
    sql`update event_queries set state = ${state}, ended_at = ${at}, touched_at = ${at}, outcome = outcome || ${storableJson(outcome)}::jsonb
        where id = ${id} and state = 'running' returning 1`,
  );
  return rows.length > 0;
}
