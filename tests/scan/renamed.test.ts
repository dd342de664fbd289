import { expect, test, vi } from "vitest";
import { sql } from "#lib/store/drizzle.ts";
import { countFindings } from "#lib/store/findings-count.ts";
import { getFinding, listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { followRenames } from "#lib/store/renames.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { checkOptionsOf, getCoverage, latestUnits } from "#lib/store/scans.ts";
import { account, simulator, store } from "./demo.ts";
import { scanSimulated } from "./scan-simulated.ts";

// As a release after which endpoint configs and one of their checks have other names.
type Module = { default: object };
vi.mock("#lib/collectors/sagemaker/endpoint-config.ts", async (original) => {
  return { default: { ...(await original<Module>()).default, formerly: ["hosting-plan"] } };
});
vi.mock("#lib/checks/endpoint-config/more-than-one-instance.ts", async (original) => {
  return { default: { ...(await original<Module>()).default, formerly: ["endpoint-config/two-instances"] } };
});

const kinds = ["endpoint", "endpoint-config"];
const check = "endpoint-config/more-than-one-instance";
const before = "hosting-plan/two-instances";
const rename = (column: "kind" | "check_id", table: string) =>
  query(
    store.db,
    sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = replace(replace(${sql.identifier(column)}, ${check}, ${before}), 'endpoint-config', 'hosting-plan')`,
  );

/** What the release before would have left behind. */
async function asItWasStored(): Promise<void> {
  // A store on a server was opened by this release already, when it was empty.
  await query(store.db, sql`delete from settings where key = 'renamed'`);
  for (const table of ["findings", "assessed_checks", "finding_tallies"]) {
    await rename("check_id", table);
    await rename("kind", table);
  }
  for (const table of ["resources", "graded_resources", "scan_units", "scan_steps", "latest_units"])
    await rename("kind", table);
  await query(
    store.db,
    sql`update scan_units set coverage = replace(coverage::text, 'endpoint-config', 'hosting-plan')::jsonb`,
  );
  await query(
    store.db,
    sql`update scans set options = replace(replace(options::text, ${check}, ${before}), 'endpoint-config', 'hosting-plan')::jsonb`,
  );
}

const failing = async (filter: object) =>
  (await listFindings(store.db, { account: account.id, ...filter }, { limit: 500 })).rows;

test("what was stored under earlier names of a kind and a check is theirs: ids, history, links, ledger and options", async () => {
  const first = await scanSimulated(store, { account, endpoint: simulator.url, kinds });
  const known = await failing({ check });
  expect(known.length).toBeGreaterThan(1);
  const all = await countFindings(store.db, { account: account.id });
  await asItWasStored();
  expect(await failing({ check })).toEqual([]);

  await followRenames(store.db);
  expect(await failing({ check })).toEqual(known);
  expect(await failing({ check: before })).toEqual(known);
  expect(await countFindings(store.db, { account: account.id, kind: ["hosting-plan"] })).toBeGreaterThan(known.length);
  expect((await listResources(store.db, { account: account.id, kind: ["hosting-plan"] })).rows.length).toBeGreaterThan(
    1,
  );
  expect((await latestUnits(store.db, account.id)).map(({ kind }) => kind)).toEqual(kinds);
  expect(new Set((await getCoverage(store.db, first.id)).map(({ kind }) => kind))).toEqual(new Set(kinds));
  expect((await checkOptionsOf(store.db, first.id))[check]).toEqual({ minimumInstances: 2 });

  // The next scan finds all of it again: nothing is new, fixed or gone.
  const second = await scanSimulated(store, { account, endpoint: simulator.url, kinds });
  expect(second.summary?.changes).toMatchObject({ new: 0, regressed: 0, fixed: 0, gone: 0, "newly-unknown": 0 });
  const later = await failing({ check });
  expect(later.map(({ id, firstSeen, since }) => [id, firstSeen, since])).toEqual(
    known.map(({ id, firstSeen, since }) => [id, firstSeen, since]),
  );
  expect(await countFindings(store.db, { account: account.id })).toBe(all);
  expect((await getFinding(store.db, account.id, known[0]?.id ?? ""))?.history).toHaveLength(1);

  // Done once: what has the old name by now is something else.
  await query(store.db, sql`update latest_units set kind = 'hosting-plan' where kind = 'endpoint-config'`);
  await followRenames(store.db);
  expect((await latestUnits(store.db, account.id)).map(({ kind }) => kind)).toEqual(["endpoint", "hosting-plan"]);
});
