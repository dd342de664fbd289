import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { dayOf, whyNotUntil } from "#lib/waivers/days.ts";
import type { NewWaiver, Waiver, WaiverChangeKind, WaiverSource, WaiverTerms } from "#lib/waivers/waiver.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson, storableText } from "./query.ts";

/*
 * Decisions to accept findings, and their audit trail: whatever changes a decision adds to it in the same transaction. What follows from
 * a decision for findings and grades is done by applyWaivers (waived.ts), which sees what changed.
 */

/** Who changes a decision, and why if that is to be said. */
export interface ChangedBy {
  by: string;
  note?: string | undefined;
}

const columns = sql`id, scope, reason, owner, ticket, until, source, created_at as "createdAt", changed_at as "changedAt", ended_at as "endedAt"`;

/** All that were ever made, the latest first. */
export function listWaivers(db: Db): Promise<Waiver[]> {
  return waiversWhere(db, sql`true`);
}

/**
 * A decision with whether it holds, and whether waived_findings has what it accepts in every account. `lingers`: it does not hold, and something
 * of it stands there: a scan was published while it did.
 */
export type ApplicableWaiver = Waiver & { holds: boolean; applied: boolean; lingers: boolean };

/** Those that hold on a day, and those that stand in waived_findings and hold no more. */
export async function waiversToApply(db: Db, today: string): Promise<ApplicableWaiver[]> {
  const stands = sql`exists (select 1 from waived_findings f where f.waiver = waivers.id)`;
  return query(
    db,
    sql`select ${columns}, applied, ${holdsOn(today)} as holds, not ${holdsOn(today)} and ${stands} as lingers
        from waivers where applied or ${holdsOn(today)} or ${stands} order by id`,
  );
}

function holdsOn(today: string): SQL {
  return sql`(ended_at is null and until >= ${today})`;
}

/** @throws AppError `not-found` */
export async function getWaiver(db: Db, id: string): Promise<Waiver> {
  const [waiver] = await waiversWhere(db, sql`id = ${storableText(id)}`);
  if (!waiver) throw new AppError("not-found", "There is no such waiver.", "The list of waivers shows all there are.");
  return waiver;
}

function waiversWhere(db: Db, condition: SQL): Promise<Waiver[]> {
  return query<Waiver>(db, sql`select ${columns} from waivers where ${condition} order by created_at desc, id`);
}

/** @throws AppError `usage` for a day that it may not hold until. */
export async function addWaiver(
  db: Db,
  wanted: NewWaiver,
  { by, note, source = "dashboard", id = randomUUID(), now = new Date() }: ChangedBy & AddedFrom,
): Promise<Waiver> {
  assertDay(wanted.until, now);
  const terms = termsOf(wanted);
  const at = now.toISOString();
  return inTransaction(db, async (tx) => {
    const [made] = await query<Waiver>(
      tx,
      sql`insert into waivers (id, scope, reason, owner, ticket, until, source, created_at, changed_at)
          values (${id}, ${storableJson(terms.scope)}::jsonb, ${storableText(terms.reason)}, ${storableText(terms.owner)},
            ${terms.ticket && storableText(terms.ticket)}, ${terms.until}, ${source}, ${at}, ${at})
          on conflict (id) do nothing returning ${columns}`,
    );
    if (!made) throw new AppError("conflict", `There is a waiver ${id} already.`);
    await addToTrail(tx, { waiver: id, at, change: "made", by, note, was: null, became: terms });
    return made;
  });
}

interface AddedFrom {
  source?: WaiverSource;
  /** Of one that is known by a name of its own. */
  id?: string;
  now?: Date;
}

/** Gives a decision other terms: it holds on by them, and one that had expired holds again. @throws AppError `not-found`, `conflict` once it was ended */
export async function changeWaiver(
  db: Db,
  id: string,
  wanted: NewWaiver,
  { by, note, now = new Date() }: ChangedBy & { now?: Date },
): Promise<Waiver> {
  assertDay(wanted.until, now);
  const became = termsOf(wanted);
  const at = now.toISOString();
  return inTransaction(db, async (tx) => {
    const was = await heldWaiver(tx, id);
    if (was.endedAt !== null)
      throw new AppError("conflict", "This waiver was ended.", "Make a new one: what was decided stays as it was.");
    const [changed] = await query<Waiver>(
      tx,
      sql`update waivers set scope = ${storableJson(became.scope)}::jsonb, reason = ${storableText(became.reason)},
            owner = ${storableText(became.owner)}, ticket = ${became.ticket && storableText(became.ticket)}, until = ${became.until},
            changed_at = ${at}, applied = applied and scope = ${storableJson(became.scope)}::jsonb
          where id = ${id} returning ${columns}`,
    );
    await addToTrail(tx, { waiver: id, at, change: "changed", by, note, was: termsOf(was), became });
    return changed as Waiver;
  });
}

/** Ends a decision: from now on nothing is accepted by it, nor was in what is told of earlier scans. @throws AppError `not-found` */
export async function endWaiver(
  db: Db,
  id: string,
  { by, note, now = new Date() }: ChangedBy & { now?: Date },
): Promise<Waiver> {
  const at = now.toISOString();
  return inTransaction(db, async (tx) => {
    const was = await heldWaiver(tx, id);
    if (was.endedAt !== null) return was;
    const [ended] = await query<Waiver>(
      tx,
      sql`update waivers set ended_at = ${at}, changed_at = ${at} where id = ${id} returning ${columns}`,
    );
    await addToTrail(tx, { waiver: id, at, change: "ended", by, note, was: termsOf(was), became: null });
    return ended as Waiver;
  });
}

/** Says in the trail of those that ran out that they did, once each. */
export async function noteExpired(db: Db, now: Date): Promise<void> {
  const at = now.toISOString();
  await inTransaction(db, async (tx) => {
    const rows = await query<Waiver>(
      tx,
      sql`select ${columns} from waivers w where ended_at is null and until < ${dayOf(now)} and coalesce(
            (select change from waiver_changes c where c.waiver = w.id order by number desc limit 1), '') <> 'expired'
          for update`,
    );
    for (const was of rows)
      await addToTrail(tx, {
        waiver: was.id,
        at,
        change: "expired",
        by: "Sagewarden",
        was: termsOf(was),
        became: null,
      });
  });
}

/** A line of the audit trail. */
export interface WaiverChange {
  number: number;
  waiver: string;
  at: string;
  change: WaiverChangeKind;
  by: string;
  note: string | null;
  was: WaiverTerms | null;
  became: WaiverTerms | null;
}

/**
 * The trail, of one decision or of all, the latest first.
 * @param before only what is older than the line of that number
 */
export async function waiverTrail(
  db: Db,
  { waiver, before, limit = 1000 }: { waiver?: string; before?: number | undefined; limit?: number } = {},
): Promise<WaiverChange[]> {
  const own = waiver === undefined ? sql`true` : sql`waiver = ${storableText(waiver)}`;
  const rows = await query<WaiverChange>(
    db,
    sql`select number, waiver, at, change, by, note, was, became from waiver_changes
        where ${own} and ${before === undefined ? sql`true` : sql`number < ${before}`} order by number desc limit ${limit}`,
  );
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

async function addToTrail(
  tx: Db,
  { note = null, ...line }: Omit<WaiverChange, "number" | "note"> & { note?: string | null | undefined },
) {
  const { waiver, at, change, by, was, became } = line;
  await query(
    tx,
    sql`insert into waiver_changes (waiver, at, change, by, note, was, became)
        values (${waiver}, ${at}, ${change}, ${storableText(by)}, ${note && storableText(note)},
          ${was && storableJson(was)}::json, ${became && storableJson(became)}::json)`,
  );
}

/** The decision, which nobody else changes until the transaction ends. */
async function heldWaiver(tx: Db, id: string): Promise<Waiver> {
  await query(tx, sql`select 1 from waivers where id = ${storableText(id)} for update`);
  return getWaiver(tx, id);
}

function termsOf({ scope, reason, owner, ticket, until }: NewWaiver | WaiverTerms): WaiverTerms {
  return { scope, reason, owner, ticket: ticket ?? null, until };
}

function assertDay(until: string, now: Date): void {
  const why = whyNotUntil(until, now);
  if (why) throw new AppError("usage", why, "Choose another day.");
}
