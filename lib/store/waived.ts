import { setTimeout as sleep } from "node:timers/promises";
import { checkIdToday } from "#lib/checks/catalogue.ts";
import type { Category } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { standingOf } from "#lib/scoring/score.ts";
import { gradeRank, severityOf } from "#lib/scoring/weights.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { matches } from "#lib/waivers/pattern.ts";
import { isWithin, onlyMeanings, type WaiverScope, type WaiverTarget } from "#lib/waivers/scope.ts";
import { listAccounts, scansOnShow } from "./accounts.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, keyIn, query, storableJson, textList } from "./query.ts";
import { writeResourceTallies } from "./resource-tallies.ts";
import { type At, open } from "./versions.ts";
import { visibleNow } from "./versions-list.ts";
import { waivedIn } from "./waived-condition.ts";
import { type ApplicableWaiver, noteExpired, waiversToApply } from "./waivers.ts";

/*
 * What follows from decisions to accept findings. A finding stays what it is: that it is accepted stands beside it, in waived_findings, and its
 * resource's grade is made anew in place, by the same arithmetic as a scan's. So a decision that ends leaves nothing behind.
 */

/** Findings that are looked through, and resources that are graded, in one go. */
const atOnce = 2_000;
const batchSize = 200;

/**
 * Brings what is accepted in line with the decisions that hold: of every account that has a scan. Whoever changed a decision calls it, and a clock;
 * asked again it changes nothing.
 */
export async function applyWaivers(db: Db, now = new Date()): Promise<void> {
  await noteExpired(db, now);
  const today = dayOf(now);
  const waivers = await waiversToApply(db, today);
  const changed = waivers.filter(({ holds, applied, lingers }) => holds !== applied || lingers);
  if (changed.length === 0) return;
  for (const account of await concerned(db, changed)) {
    const [shown] = await scansOnShow(db, [account]);
    if (!shown?.scan) continue;
    const { seq } = shown;
    await applyIn(db, { account, seq, visible: visibleNow(seq) }, waivers);
    await inTransaction(db, async (tx) => {
      // First: of two that count at once the second waits here.
      await query(tx, sql`update accounts set revision = revision + 1 where id = ${account}`);
      await writeResourceTallies(tx, { account, seq }, visibleNow(seq));
    });
  }
  // A decision that was changed meanwhile has another time: it is looked at again.
  for (const { id, holds, changedAt } of changed)
    await query(db, sql`update waivers set applied = ${holds} where id = ${id} and changed_at = ${changedAt}`);
}

/** The accounts of which these decisions accept something, or did. */
async function concerned(db: Db, changed: readonly ApplicableWaiver[]): Promise<string[]> {
  const isOfAll = changed.some(({ scope }) => scope.accounts.length === 0);
  const before = await query<{ account: string }>(
    db,
    sql`select distinct account from waived_findings where waiver = any(${textList(changed.map(({ id }) => id))})`,
  );
  const named = new Set([...changed.flatMap(({ scope }) => scope.accounts), ...before.map(({ account }) => account)]);
  return (await listAccounts(db)).map(({ id }) => id).filter((id) => isOfAll || named.has(id));
}

/**
 * The same for what a scan leaves visible, before it is published, or just after.
 * @returns the decisions as they were: others may have come while it was published
 */
export async function applyWaiversTo(db: Db, { account, seq }: At, now = new Date()): Promise<string> {
  const visible = sql`to_seq = ${open} and from_seq <= ${seq}`;
  const waivers = await waiversToApply(db, dayOf(now));
  await applyIn(db, { account, seq, visible }, waivers);
  return asText(waivers);
}

/** Grades anew what another installation graded without what it accepted: here nobody has accepted it. */
export async function gradeImported(db: Db, { account, seq }: At): Promise<void> {
  const visible = sql`to_seq = ${open} and from_seq <= ${seq}`;
  const rows = await query<{ arn: string }>(
    db,
    sql`select arn from graded_resources where account = ${account} and ${visible} and waived > 0`,
  );
  const arns = rows.map(({ arn }) => arn);
  await regrade(db, { account, seq, visible }, arns);
}

/** The decisions as they are now, to be compared. */
export async function waiversNow(db: Db, now = new Date()): Promise<string> {
  return asText(await waiversToApply(db, dayOf(now)));
}

function asText(waivers: readonly ApplicableWaiver[]): string {
  return JSON.stringify(waivers.map(({ id, holds, changedAt }) => [id, holds, changedAt]));
}

interface Place extends At {
  /** The condition that a version is visible there. */
  visible: SQL;
}

async function applyIn(db: Db, place: Place, waivers: readonly ApplicableWaiver[]): Promise<void> {
  const { account } = place;
  const arns = new Set(await takeOut(db, place, waivers));
  const holding = waivers.filter(({ holds }) => holds);
  let rows: { finding: string; waiver: string; changed: string }[] = [];
  const put = async () => {
    // A decision that was changed since it was looked at accepts nothing by what it was.
    await query(
      db,
      sql`insert into waived_findings (account, finding, waiver)
          select ${account}, w.finding, w.waiver from json_to_recordset(${storableJson(rows)}::json)
            as w(finding text, waiver text, changed text)
          join waivers on waivers.id = w.waiver and waivers.changed_at = w.changed
          order by 2, 3 on conflict do nothing`,
    );
    rows = [];
  };
  for await (const { id, arn, waiver } of accepted(db, place, holding)) {
    rows.push({ finding: id, waiver: waiver.id, changed: waiver.changedAt });
    arns.add(arn);
    if (rows.length >= atOnce) await put();
  }
  if (rows.length > 0) await put();
  await regrade(db, place, [...arns]);
}

/** Takes out what was accepted by a decision that does not hold, or has another scope by now. @returns the resources */
async function takeOut(db: Db, { account, visible }: Place, waivers: readonly ApplicableWaiver[]): Promise<string[]> {
  const over = waivers.filter(({ holds, applied }) => !(holds && applied)).map(({ id }) => id);
  if (over.length === 0) return [];
  const gone = await query<{ arn: string }>(
    db,
    sql`with gone as (
          delete from waived_findings where account = ${account} and waiver = any(${textList(over)}) returning finding)
        select distinct f.arn from gone join findings f on f.id = gone.finding and f.account = ${account} and ${visible}`,
  );
  return gone.map(({ arn }) => arn);
}

/** What of the visible findings fails and is within a scope, with the decision. */
async function* accepted(
  db: Db,
  place: Place,
  holding: readonly ApplicableWaiver[],
): AsyncGenerator<{ id: string; arn: string; waiver: ApplicableWaiver }> {
  const scopes = holding.map(({ scope }) => scope);
  for await (const { id, ...target } of failing(db, place, scopes)) {
    for (const waiver of holding) if (isWithin(waiver.scope, target)) yield { id, arn: target.arn, waiver };
  }
}

/** The visible findings that fail and may be within one of the scopes. */
export async function* failing(
  db: Db,
  { account, visible }: Pick<Place, "account" | "visible">,
  scopes: readonly WaiverScope[],
): AsyncGenerator<WaiverTarget & { id: string }> {
  const here = scopes.filter(({ accounts }) => accounts.length === 0 || accounts.includes(account));
  const known = await query<{ check: string }>(
    db,
    sql`select check_id as "check" from assessed_checks where account = ${account} order by check_id`,
  );
  const asksTags = here.some(({ tags, except }) => tags.length > 0 || (except?.tags.length ?? 0) > 0);
  for (const { check } of known) {
    const about = here.filter(({ checks }) => checks.some((one) => matches(checkIdToday(one), check)));
    if (about.length === 0) continue;
    // Where all of them name resources, these are looked up; else the check's are walked along an index.
    const texts = about.map(({ resources }) => onlyMeanings(resources));
    const arns = texts.every((list) => list?.every((text) => text.startsWith("arn:"))) ? texts.flat() : undefined;
    const which = arns
      ? sql`f.arn = any(${textList(arns.map(String))})`
      : sql`(-f.rank) = any(array[0, -1, -2, -3, -4])`;
    let after = "";
    for (;;) {
      const rows = await query<Omit<WaiverTarget, "account"> & { id: string }>(
        db,
        sql`select page.id, page.check_id as "check", page.region, page.arn, page.name, ${asksTags ? sql`g.tags` : sql`null::jsonb`} as tags
            from (select id, check_id, region, arn, name from findings f
                  where f.account = ${account} and ${visible} and f.status = 'fail' and f.check_id = ${check} and ${which} and f.id > ${after}
                  order by id limit ${atOnce}) page
            ${asksTags ? sql`left join lateral (select tags from graded_resources where account = ${account} and arn = page.arn and ${visible} limit 1) g on true` : sql``}
            order by page.id`,
      );
      for (const row of rows) yield { ...row, account };
      if (rows.length < atOnce) break;
      after = rows.at(-1)?.id ?? after;
    }
  }
}

/** Grades resources without what was accepted. */
async function regrade(db: Db, { account, visible }: Place, arns: readonly string[]): Promise<void> {
  for (let from = 0; from < arns.length; from += batchSize) {
    const some = arns.slice(from, from + batchSize);
    await inTransaction(db, async (tx) => {
      await query(tx, sql`set local enable_seqscan = off`);
      // Whoever grades the same waits: what is read below is then what stands.
      await query(
        tx,
        sql`select 1 from graded_resources where ${keyIn(sql`account, arn`, account, some)} and ${visible} order by arn for update`,
      );
      const rows = await query<{
        arn: string;
        check: string;
        rank: number;
        category: Category;
        status: VerdictStatus;
        exposure: Exposure;
        waived: boolean;
      }>(
        tx,
        sql`select arn, check_id as "check", rank, category, status, exposure, ${waivedIn(account)} as waived
            from findings where ${keyIn(sql`account, arn`, account, some)} and ${visible}`,
      );
      const graded = [...Map.groupBy(rows, ({ arn }) => arn)].map(([arn, own]) => {
        const { value, grade, ...standing } = standingOf(
          own.map((one) => ({ ...one, severity: severityOf(one.rank) })),
        );
        return { arn, ...standing, grade, score: value?.toString() ?? null, grade_rank: gradeRank(grade ?? "none") };
      });
      await query(
        tx,
        sql`update graded_resources g set grade = n.grade, score = n.score, grade_rank = n.grade_rank, failing = n.failing, waived = n.waived
            from json_to_recordset(${storableJson(graded)}::json)
              as n(arn text, grade text, score text, grade_rank smallint, failing jsonb, waived integer)
            where g.account = ${account} and g.arn = n.arn and ${visible} and g.waived + n.waived > 0`,
      );
    });
    await sleep(1);
  }
}
