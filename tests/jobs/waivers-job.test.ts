import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startWaivers } from "#lib/jobs/waivers-job.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { listWaivers, waiverTrail } from "#lib/store/waivers.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
const folder = mkdtempSync(join(tmpdir(), "sagewarden-waivers-"));
const file = join(folder, "sagewarden.waivers.yaml");
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await query(store.db, sql`delete from waivers`);
  rmSync(file, { force: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.close();
});

const entry = (id: string, check = "model/in-vpc", until = dayOf(new Date(), 30)) =>
  `  - {id: ${id}, checks: [${check}], reason: r, owner: Ada, until: ${until}}\n`;

async function running(isNamed: boolean, work: (told: string[]) => Promise<void>): Promise<string[]> {
  const told: string[] = [];
  const job = startWaivers(store.db, { file, isNamed }, { log: (message) => told.push(message), everyMs: 20 });
  try {
    await work(told);
  } finally {
    await job.stop();
  }
  return told;
}
const held = async () =>
  (await listWaivers(store.db)).flatMap(({ id, endedAt }) => (endedAt === null ? [id] : [])).sort();
const turns = () => new Promise((resolve) => setTimeout(resolve, 200));

test("what the file says is taken over when it changes; an error in it, told once, changes nothing", async () => {
  const told = await running(false, async () => {
    await turns();
    writeFileSync(file, `waivers:\n${entry("a")}${entry("b", "model/in-vcp")}`);
    await vi.waitFor(async () => expect(await held()).toEqual(["a", "b"]), 5_000);
    writeFileSync(file, `waivers:\n${entry("a", "model/in-vpc", "soon")}`);
    await turns();
    expect(await held()).toEqual(["a", "b"]);
    writeFileSync(file, `waivers:\n${entry("b")}`);
    await vi.waitFor(async () => expect(await held()).toEqual(["b"]), 5_000);
    rmSync(file);
    await turns();
    expect(await held()).toEqual(["b"]);
  });
  expect(told).toEqual([
    expect.stringContaining('no check is called "model/in-vcp", did you mean model/in-vpc?'),
    expect.stringContaining("line 2, the waiver a: until: it is a day"),
    expect.stringMatching(/does not exist\. What a file made holds/),
  ]);
  const trail = (await waiverTrail(store.db)).slice(0, 4).map(({ waiver, change, by }) => `${waiver} ${change} ${by}`);
  expect(trail.sort()).toEqual([
    "a ended sagewarden.waivers.yaml",
    "a made sagewarden.waivers.yaml",
    "b changed sagewarden.waivers.yaml",
    "b made sagewarden.waivers.yaml",
  ]);
});

test("one that somebody named has to be there, and what runs out does so whatever the file is like", async () => {
  const { db } = store;
  writeFileSync(file, `waivers:\n${entry("a")}`);
  await running(false, () => vi.waitFor(async () => expect(await held()).toEqual(["a"]), 5_000));
  await query(db, sql`update waivers set until = '2020-01-01', applied = true`);
  rmSync(file);
  const told = await running(true, () =>
    vi.waitFor(async () => expect((await waiverTrail(db))[0]).toMatchObject({ change: "expired" }), 5_000),
  );
  expect(told).toEqual([expect.stringMatching(/does not exist/)]);
});
