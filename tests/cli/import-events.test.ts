import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsFingerprint } from "#lib/scan/fingerprint.ts";
import { readSettings } from "#lib/scan/settings.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { oldestEvent, oldestRead, syncPoints } from "#lib/store/events-coverage.ts";
import { importedSpans } from "#lib/store/events-imports.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { query } from "#lib/store/query.ts";
import { beginJudging } from "#lib/store/sightings-judging.ts";
import { account, record } from "../activity/records.ts";
import { compiled, runCli } from "./run-cli.ts";

const other = "999988887777";
let folder: string;
let dataDir: string;

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const run = (...words: string[]) => runCli(["import-events", ...words], { SAGEWARDEN_DATA: dataDir });
const log = (...records: unknown[]) => JSON.stringify({ Records: records });
const at = (day: number, id: string, fields: Record<string, unknown> = {}) =>
  record({ eventID: id, eventTime: `2026-11-${String(day).padStart(2, "0")}T09:30:00Z`, ...fields });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-events-"));
  dataDir = join(folder, "data");
  await mkdir(dataDir);
  const logs = join(folder, "logs");
  await mkdir(join(logs, "b"), { recursive: true });
  await writeFile(join(logs, "a.json.gz"), gzipSync(log(at(3, "one"), at(4, "two"), at(4, "two"))));
  await writeFile(
    join(logs, "b", "1.ndjson"),
    [
      at(5, "three"),
      at(1, "foreign", { recipientAccountId: other }),
      at(5, "lambda", { eventSource: "lambda.amazonaws.com" }),
    ]
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  await writeFile(join(logs, "b", "2.json.gz"), gzipSync(log(at(6, "four"), at(6, "never"))).subarray(0, -30));
  await writeFile(join(logs, "c.txt"), "no log\n");
  await symlink(logs, join(logs, "loop"));
});

afterAll(() => rm(folder, { recursive: true }));

test("without an account that is known, it says what to do", async () => {
  const none = await run(join(folder, "logs"));
  expect(none).toMatchObject({ code: 1, stdout: "" });
  expect(none.stderr).toContain("No account is known here");
  expect((await run("x", "--account", account)).stderr).toContain(`There is no account ${account}.`);
  expect(await run("x", "--account", "12")).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2 });
  expect(await run("x", "--nonsense")).toMatchObject({ code: 2 });
});

test("keeps the events of a folder once, tells of each file, and moves no sync", async () => {
  await withStore(({ db }) =>
    saveAccount(db, { id: account, label: "X", partition: "aws", connection: { type: "default" }, regions: "all" }),
  );
  const first = await run(join(folder, "logs"));
  expect(first.code).toBe(1);
  const lines = first.stdout
    .replaceAll(`${folder}/`, "")
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " | "));
  expect(lines).toEqual([
    "File | Records | Kept | Known before | Left out",
    "logs/a.json.gz | 3 | 2 | 1 | 0",
    `logs/b/1.ndjson | 3 | 1 | 0 | 2 | Left out: 1 of account ${other}; 1 of services that are not followed.`,
    expect.stringMatching(/^logs\/b\/2\.json\.gz \| \d \| \d \| 0 \| 0 \| It is cut off/),
    expect.stringMatching(/^logs\/c\.txt \| 0 \| 0 \| 0 \| 0 \| It is no log of CloudTrail/),
    expect.stringMatching(/^logs\/loop \| 0 \| 0 \| 0 \| 0 \| It is a link to a folder/),
    expect.stringMatching(/^5 files \|/),
    expect.stringContaining(`Events of ${account} in us-east-1 from files: 3 Nov 2026 to `),
    expect.stringContaining("Files say nothing of what is not in them"),
    "",
  ]);
  const again = await run(join(folder, "logs", "a.json.gz"));
  expect(again.code).toBe(0);
  expect(again.stderr).not.toContain("index of searches");
  expect(first.stderr).toContain("index of searches");
  expect(again.stdout.replace(/ {2,}/g, " | ")).toContain("a.json.gz | 3 | 0 | 3 | 0\n");
  await withStore(async ({ db }) => {
    const { rows: items } = await listEvents(db, { account }, { limit: 100 });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(["one", "two", "three"]));
    expect(await syncPoints(db, account)).toEqual([]);
    expect(await importedSpans(db, account)).toHaveLength(1);
    expect(await query(db, sql`select event from event_texts order by event`)).toEqual(
      items.map(({ id }) => ({ event: id })).sort((one, other) => (one.event < other.event ? -1 : 1)),
    );
    expect(await query(db, sql`select 1 from event_texts_due`)).toEqual([]);
    // What files gave is kept, but it does not say that the history was read from then on.
    expect(await oldestEvent(db, account, "us-east-1")).toBe("2026-11-03T09:30:00.000Z");
    expect(await oldestRead(db, account, "us-east-1")).toBeUndefined();
  });
});

test("judges only as the dashboard does; with other limits the days stay noted, and a line says so", async () => {
  const days = () => withStore(({ db }) => query(db, sql`select 1 from unjudged_days where account = ${account}`));
  const said = "What only several events together tell is not looked for yet";
  const file = (id: string) => join(folder, `${id}.json`);
  for (const [later, id] of ["same", "other"].entries()) await writeFile(file(id), log(at(8 + later, id)));
  const { signalLimits: limits } = readSettings({});
  const dashboard = (own: PatternLimits) =>
    withStore(async ({ db }) =>
      (await beginJudging(db, eventsFingerprint(), { limits: own }))(new AbortController().signal),
    );
  await dashboard(limits);
  expect((await run(file("same"))).stdout).not.toContain(said);
  expect(await days()).toEqual([]);
  await dashboard({ ...limits, "deletions-in-a-burst": { calls: 7 } });
  expect(await run(file("other"))).toMatchObject({ code: 0, stdout: expect.stringContaining(said) });
  expect((await days()).length).toBeGreaterThan(0);
});

test("a mistake in the settings is told before anything is stored", async () => {
  const settings = join(folder, "wrong.json");
  await writeFile(settings, '{"signals": {"nothing": {}}}');
  await writeFile(join(folder, "late.json"), log(at(11, "late")));
  const refused = await runCli(["import-events", join(folder, "late.json")], {
    ...{ SAGEWARDEN_DATA: dataDir, SAGEWARDEN_CONFIG: settings },
  });
  expect(refused.code).toBe(2);
  await withStore(async ({ db }) => {
    expect(await query(db, sql`select 1 from events where id = 'late'`)).toEqual([]);
  });
});

test("takes what is piped in, and a file that is not there is told", async () => {
  const child = spawn(process.execPath, ["lib/cli/main.ts", "import-events", "-", join(folder, "nowhere.json")], {
    env: {
      PATH: process.env.PATH,
      ...compiled,
      SAGEWARDEN_DATA: dataDir,
      NODE_NO_WARNINGS: "1",
    } as unknown as NodeJS.ProcessEnv,
  });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stdin.end(log(at(10, "piped")));
  const [code] = await once(child, "close");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^- +1 +1 +0 +0$/m);
  expect(stdout).toMatch(/nowhere\.json +0 +0 +0 +0 +It could not be read: .*ENOENT/);
});
