import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openStore } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { drizzleEmbedded, migrateEmbedded } from "#lib/store/drizzle-drivers.ts";
import { openEmbedded } from "#lib/store/embedded.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { getEvent, listEvents } from "#lib/store/events-list.ts";
import { countFindings } from "#lib/store/findings-count.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import {
  countHardlyJudged,
  countResources,
  getResource,
  listResources,
  resourceFacets,
} from "#lib/store/resources-list.ts";
import { getScan, latestUnits, listScans } from "#lib/store/scans.ts";

const root = mkdtempSync(join(tmpdir(), "sagewarden-migrations-"));
afterAll(() => rmSync(root, { recursive: true }));

const account = "111122223333";
const arn = `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/nb`;
const everyRole = `arn:aws:iam-role::${account}:*`;
const at = "2026-11-01T10:00:00.000Z";

/** How many migrations there were in each release. */
const releases = { first: 4, before: 9, last: 12 };

/** The first so many migrations, in a folder of their own. */
function migrationsOf(count: number): string {
  const folder = mkdtempSync(join(root, "migrations-"));
  cpSync("lib/store/migrations", folder, { recursive: true });
  const journal = join(folder, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  return folder;
}

/** A data directory of the first release, with one scan in which the roles could not be listed, opened by others since. */
async function oldDirectory(...since: number[]): Promise<string> {
  const dataDir = mkdtempSync(join(root, "data-"));
  const pglite = await openEmbedded({ dataDir: join(dataDir, "database") });
  await migrateEmbedded(drizzleEmbedded(pglite), { migrationsFolder: migrationsOf(releases.first) });
  const finding = (id: string, check: string, kind: string, of: string, status: string) =>
    `('${id}', '${account}', '${check}', '${kind}', '${kind === "iam-role" ? "global" : "us-east-1"}', '${of}', 'nb', '${status}', 3, 'network', 'live', '[]', null, 1, '${at}', 1, '${at}', 1)`;
  await pglite.exec(`
    insert into accounts (id, label, partition, connection, regions, current_seq, created_at)
      values ('${account}', 'old', 'aws', '{"type":"default"}', '"all"', 1, '${at}');
    insert into scans (id, account, seq, state, options, regions, progress, score, summary, requested_at, started_at, finished_at)
      values ('s1', '${account}', 1, 'completed', '{"regions":"all","horizonDays":90}', '["us-east-1"]',
        '{"phase":"done","calls":7,"throttles":1,"evaluated":2,"steps":[{"region":"us-east-1","kind":"vpc","state":"done","read":2,"unread":1},{"region":"global","kind":"iam-role","state":"failed","read":0,"unread":0}]}', '{"value":50,"categories":[]}',
        '{"changes":{"newFailing":2,"resolved":1,"regressed":0,"newUnknown":3}}', '${at}', '${at}', '2026-11-01T10:05:00.000Z');
    insert into scan_units (scan, region, kind, coverage) values ('s1', 'us-east-1', 'notebook-instance', '[]'), ('s1', 'global', 'iam-role', '[]');
    insert into job_spans (account, region, kind, from_time, to_time, capped) values ('${account}', 'us-east-1', 'training-job', '', '${at}', true);
    insert into resources (account, arn, kind, region, name, configuration, action, read_at, hash, settled, from_seq)
      values ('${account}', '${arn}', 'notebook-instance', 'us-east-1', 'nb', '{"A":1}', 'sagemaker:DescribeNotebookInstance', '${at}', 'h', false, 1);
    insert into graded_resources (account, arn, kind, region, name, exposure, grade, score, grade_rank, failing, unknown, first_seen, from_seq)
      values ('${account}', '${arn}', 'notebook-instance', 'us-east-1', 'nb', 'live', 'C', '70', 2, '{"critical":0,"high":1,"medium":0,"low":0,"info":0}', 0, '${at}', 1);
    insert into findings (id, account, check_id, kind, region, arn, name, status, rank, category, exposure, evidence, reason, weight, since, since_seq, first_seen, from_seq) values
      ${finding("f1", "notebook-instance/in-vpc", "notebook-instance", arn, "fail")},
      ${finding("f2", "notebook-instance/no-root-access", "notebook-instance", arn, "not-applicable")},
      ${finding("f3", "iam-role/not-administrator", "iam-role", everyRole, "unknown")};
    insert into finding_tallies (account, seq, check_id, kind, category, rank, status, exposure, region, count)
      select account, 1, check_id, kind, category, rank, status, exposure, region, count(*) from findings group by 1, 3, 4, 5, 6, 7, 8, 9;
    insert into events (account, id, at, region, source, name, read_only, actor, actor_type, address, user_agent, record)
      values ('${account}', 'e1', '${at}', 'us-east-1', 'sagemaker.amazonaws.com', 'CreateModel', false, 'jo', 'IAMUser', '198.51.100.7', 'cli', '{"eventName":"CreateModel"}');
    insert into settings (key, value) values ('catalogue:${account}', 'old');`);
  for (const release of since) {
    await migrateEmbedded(drizzleEmbedded(pglite), { migrationsFolder: migrationsOf(release) });
  }
  await pglite.close();
  return dataDir;
}

test.each([
  ["the first release", []],
  ["the release before", [releases.before]],
  ["the last release", [releases.before, releases.last]],
])("a data directory of %s opens, keeps its history, and loses its invented resources", async (_, since) => {
  const store = await openStore({ dataDir: await oldDirectory(...since) });
  try {
    const { db } = store;
    const { rows } = await listFindings(db, { account });
    expect(rows.map(({ id }) => id).sort()).toEqual(["f1", "f2"]);
    expect(rows[0]).toMatchObject({ readAt: at, isEarlier: false });
    expect(await countFindings(db, { account })).toBe(2);
    expect((await listResources(db, { account, sort: "worst" })).rows).toMatchObject([{ arn, grade: "C", judged: 1 }]);
    expect(await countResources(db, { account, kind: ["notebook-instance"] })).toBe(1);
    expect(await resourceFacets(db, account)).toEqual({ kinds: ["notebook-instance"], regions: ["us-east-1"] });
    expect(await countHardlyJudged(db, account)).toEqual({ none: 0, secrets: 0 });
    expect(await getResource(db, account, arn)).toMatchObject({ configuration: { A: 1 }, readAt: at });
    const [scan] = (await listScans(db, account)).rows;
    expect(scan?.summary?.changes).toEqual({
      ...{ new: 2, regressed: 0, fixed: 1, gone: 0 },
      ...{ "newly-unknown": 3, "newly-readable": 0 },
    });
    expect(scan?.progress).toEqual({ phase: "done", calls: 7, throttles: 1, evaluated: 2 });
    expect((await getScan(db, "s1"))?.progress.steps).toEqual([
      { region: "us-east-1", kind: "vpc", state: "done", read: 2, unread: 1 },
      { region: "global", kind: "iam-role", state: "failed", read: 0, unread: 0 },
    ]);
    const units = await latestUnits(db, account);
    expect(units.map(({ kind, readAt, judgedBy }) => [kind, readAt, judgedBy])).toEqual([
      ["iam-role", at, ""],
      ["notebook-instance", at, ""],
    ]);
    expect(await query(db, sql`select left_out from job_spans`)).toEqual([{ left_out: 1 }]);
    expect(await query(db, sql`select 1 from settings where key like 'catalogue:%'`)).toEqual([]);
    expect(await query(db, sql`select id, signals from events`)).toEqual([{ id: "e1", signals: [] }]);
    expect(await getEvent(db, account, "e1")).toMatchObject({ actor: "jo", record: { eventName: "CreateModel" } });
    const search = async () => (await listEvents(db, { account, q: "REATEM" })).rows.map(({ id }) => id);
    expect(await search()).toEqual(["e1"]);
    await noteEventTexts(db, account);
    expect(await query(db, sql`select event from event_texts`)).toEqual([{ event: "e1" }]);
    expect(await search()).toEqual(["e1"]);
  } finally {
    await store.close();
  }
});
