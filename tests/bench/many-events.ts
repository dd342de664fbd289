/*
 * Five million stored events of one account on the embedded database, `node tests/bench/many-events.ts [events]`: the first page of a resource's
 * timeline, and events over time with two filters set. The rows are written by the database itself, as a trail of ninety days would be: a few
 * machines that do the same again and again, and two thousand people's sessions.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventFilter } from "#lib/filters/activity.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { eventFacets, eventHistogram } from "#lib/store/events-statistics.ts";
import { query } from "#lib/store/query.ts";
import { count, ms, percentile, report } from "./figures.ts";

const events = Number(process.argv[2] ?? 5_000_000);
const perStatement = 50_000;
const runs = 40;
const id = "482915630174";
const resources = 4_000;

const dataDir = await mkdtemp(join(tmpdir(), "many-events-"));
const store = await openStore({ dataDir });
const { db } = store;
await saveAccount(db, { id, label: "Large", partition: "aws", connection: { type: "default" }, regions: "all" });

// Indexes are made when all is there, which is quicker and leaves them as full as a VACUUM would.
const indexes = await query<{ name: string; made: string }>(
  db,
  sql`select indexname as name, indexdef as made from pg_indexes
      where tablename in ('events', 'event_resources') and indexname not like '%_pk'`,
);
for (const { name } of indexes) await query(db, sql`drop index ${sql.identifier(name)}`);
const startedAt = performance.now();
// Newest last, as time goes; a number's digits stand for chance.
for (let from = 0; from < events; from += perStatement) {
  const to = Math.min(from + perStatement, events) - 1;
  const n = sql`generate_series(${from}::bigint, ${to}::bigint) as n`;
  const at = sql`to_char(timestamp '2026-08-30' + (n * 7776000 / ${events}) * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
  const actor = sql`case when n % 5 < 3 then 'machine-' || (n % 7) else 'DataScientist/person-' || (n * 7919 % 2000) end`;
  await query(
    db,
    sql`insert into events (account, id, at, region, source, name, read_only, actor, actor_arn, actor_type, access_key_id, address, address_class,
          user_agent, client, mfa, tls, error_code)
        select ${id}, md5(n::text), ${at}, 'us-east-' || (1 + n % 2), 'sagemaker.amazonaws.com',
          (array['DescribeTrainingJob','CreateTrainingJob','DescribeEndpoint','ListTags','UpdateEndpoint','CreateModel'])[(1 + n * 31 % 6)::int],
          n * 31 % 6 not in (1, 4, 5), ${actor}, 'arn:aws:sts::482915630174:assumed-role/x/' || (n % 2000), 'AssumedRole',
          'ASIA' || (n / 50), '203.0.113.' || (n * 13 % 250), 'public', 'Boto3/1.40', 'sdk', (array[true, false, null])[(1 + n % 3)::int], 'TLSv1.3',
          case when n % 97 = 0 then 'AccessDenied' end
        from ${n}`,
  );
  await query(
    db,
    sql`insert into event_resources (account, event, key, at, arn, kind)
        select ${id}, md5(n::text), 'arn:aws:sagemaker:us-east-1:482915630174:model/m-' || (n * 17 % ${resources}), ${at},
          'arn:aws:sagemaker:us-east-1:482915630174:model/m-' || (n * 17 % ${resources}), 'model'
        from ${n}`,
  );
  if ((to + 1) % 500_000 === 0)
    process.stderr.write(`${count(to + 1)} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
}
for (const { made } of indexes) await query(db, sql.raw(made));
await query(
  db,
  sql`insert into untallied_days (account, day, stamp) select distinct account, left(at, 10), 'made' from events`,
);
const countedAt = performance.now();
await tallyDays(db, id);
const tallied = performance.now() - countedAt;
await query(db, sql`analyze`);
process.stderr.write(`${indexes.length} indexes, ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);

async function timed(work: (nth: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let nth = 0; nth < runs; nth++) {
    const from = performance.now();
    await work(nth);
    taken.push(performance.now() - from);
  }
  return taken;
}

const timeline = await timed(async (nth) => {
  const resource = `arn:aws:sagemaker:us-east-1:482915630174:model/m-${(nth * 97) % resources}`;
  const { rows } = await listEvents(db, { account: id, resource }, { limit: 100 });
  if (rows.length !== Math.min(100, events / resources)) throw new Error(`${resource} has ${rows.length} events.`);
});

const filters: [string, (nth: number) => Partial<EventFilter>][] = [
  ["a person and a call", (nth) => ({ actor: `DataScientist/person-${nth * 40}`, name: "CreateModel" })],
  ["a machine and what failed", (nth) => ({ actor: `machine-${nth % 7}`, failed: true })],
  ["a call and a region", (nth) => ({ name: "UpdateEndpoint", region: [`us-east-${1 + (nth % 2)}`] })],
  ["no filter", () => ({})],
];
const over = [];
for (const [what, filter] of filters) {
  const taken = await timed((nth) => eventHistogram(db, { account: id, ...filter(nth) }, "day"));
  over.push({ what, p95: percentile(taken, 0.95) });
}
const facets = percentile((await timed(() => eventFacets(db, id))).slice(0, 10), 0.95);
await store.close();
await rm(dataDir, { recursive: true });

const size = count(events);
const p95 = percentile(timeline, 0.95);
report([
  {
    what: `${size} stored events on the embedded database: first page of a resource's timeline`,
    measured: `p50 ${ms(percentile(timeline, 0.5))}, p95 ${ms(p95)}`,
    bound: "p95 under 50 ms",
    holds: p95 < 50,
  },
  ...over.map(({ what, p95: slowest }) => ({
    what: `The same: events over time by the day, ${what} (all days counted in ${(tallied / 1000).toFixed(0)} s)`,
    measured: `p95 ${ms(slowest)}`,
    bound: "p95 under 300 ms",
    holds: slowest < 300,
  })),
  {
    what: "The same: what there is to choose from, our own row",
    measured: `p95 ${ms(facets)}`,
    bound: "p95 under 1,000 ms",
    holds: facets < 1_000,
  },
]);
