import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore } from "#lib/store/client.ts";
import { drizzleEmbedded } from "#lib/store/drizzle-drivers.ts";
import { openInThread } from "#lib/store/embedded-remote.ts";
import { holdDirectory } from "#lib/store/lock.ts";
import { type Db, inTransaction, query } from "#lib/store/query.ts";
import { getSetting, saveSetting } from "#lib/store/settings.ts";

let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), "sagewarden-store-")), "data");
});
afterEach(async () => {
  vi.restoreAllMocks();
  child?.kill("SIGKILL");
  await rm(join(dataDir, ".."), { recursive: true, force: true });
});

test("what was saved is there after opening again", async () => {
  const first = await openStore({ dataDir });
  expect(first.kind).toBe("embedded");
  await saveSetting(first.db, "a", "1");
  await first.close();
  const second = await openStore({ dataDir });
  expect(await getSetting(second.db, "a")).toBe("1");
  await second.close();
});

test("stores in memory know nothing of one another", async () => {
  const [one, other] = await Promise.all([openStore({ memory: true }), openStore({ memory: true })]);
  await saveSetting(one.db, "a", "1");
  expect(await getSetting(other.db, "a")).toBeUndefined();
  await Promise.all([one.close(), other.close()]);
});

describe("a data directory in use", () => {
  const lockFile = join(import.meta.dirname, "../../lib/store/lock.ts");

  /** Another process that holds the directory. */
  async function holder(): Promise<ChildProcess> {
    const program = `import { holdDirectory } from ${JSON.stringify(lockFile)};
      holdDirectory(${JSON.stringify(dataDir)}); process.stdout.write("held"); setInterval(() => {}, 1_000);`;
    child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    if (!child.stdout) throw new Error("The child has no output.");
    await once(child.stdout, "data");
    return child;
  }

  test("is refused, naming the process", async () => {
    const { pid } = await holder();
    const message = `The data directory ${dataDir} is in use by another process (${pid}).`;
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: "data-held", message });
  });

  test("is free again when that process was killed", async () => {
    const held = await holder();
    held.kill("SIGKILL");
    await once(held, "exit");
    const store = await openStore({ dataDir });
    await store.close();
  });

  test("is refused within one process too, until it is closed", async () => {
    const release = holdDirectory(dataDir);
    expect(() => holdDirectory(dataDir)).toThrow(expect.objectContaining({ code: "data-held" }));
    release();
    holdDirectory(dataDir)();
  });

  test("is let go when opening fails", async () => {
    await mkdir(join(dataDir, "database"), { recursive: true });
    await writeFile(join(dataDir, "database", "notes.txt"), "not a database");
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: "data-damaged" });
    holdDirectory(dataDir)();
  });
});

describe("a damaged data directory", () => {
  const database = () => join(dataDir, "database");
  const damages: Record<string, () => Promise<void>> = {
    "without its version": () => rm(join(database(), "PG_VERSION")),
    "with an empty version": () => truncate(join(database(), "PG_VERSION")),
    "of another version": () => writeFile(join(database(), "PG_VERSION"), "12\n"),
    "without its control file": () => rm(join(database(), "global/pg_control")),
    "with a short control file": () => truncate(join(database(), "global/pg_control"), 100),
    "with noise for a control file": () => writeFile(join(database(), "global/pg_control"), Buffer.alloc(8192, 0xa5)),
    "without its log": async () => {
      for (const name of await readdir(join(database(), "pg_wal"))) {
        if (/^[0-9A-F]{24}$/.test(name)) await rm(join(database(), "pg_wal", name));
      }
    },
  };

  let whole: string;
  beforeAll(async () => {
    whole = join(await mkdtemp(join(tmpdir(), "sagewarden-whole-")), "data");
    await (await openStore({ dataDir: whole })).close();
  });
  afterAll(() => rm(join(whole, ".."), { recursive: true, force: true }));

  test.each(Object.keys(damages))("%s is refused with advice, and left as it is", async (name) => {
    await cp(whole, dataDir, { recursive: true });
    await damages[name]?.();
    const listing = async () =>
      (await readdir(database(), { recursive: true })).filter((one) => !/pg_wal|postmaster/.test(one)).sort();
    const before = await listing();
    const refusal = openStore({ dataDir });
    await expect(refusal).rejects.toMatchObject({
      code: "data-damaged",
      message: expect.stringMatching(/^The data directory .* could not be opened: .+\.$/),
      advice: expect.stringContaining("Nothing in it was changed"),
    });
    expect(await listing()).toEqual(before);
  });

  test("that a crash left half made is made anew", async () => {
    await mkdir(`${database()}.new/base`, { recursive: true });
    await writeFile(`${database()}.new/PG_VERSION`, "18\n");
    const store = await openStore({ dataDir });
    await store.close();
    expect(await readdir(dataDir)).not.toContain("database.new");
  });
});

test("a data directory that cannot be written is refused with advice", async () => {
  await mkdir(join(dataDir, ".."), { recursive: true });
  await writeFile(dataDir, "a file");
  await expect(openStore({ dataDir })).rejects.toMatchObject({
    code: "database",
    advice: expect.stringContaining("SAGEWARDEN_DATA"),
  });
});

describe("a full disk", () => {
  test("refuses transactions while there still is room for the log, and reads go on", async () => {
    const store = await openStore({ dataDir });
    await saveSetting(store.db, "a", "1");
    const real = fs.statfsSync(dataDir);
    vi.spyOn(fs, "statfsSync").mockReturnValue({ ...real, bavail: 10 } as typeof real);
    syncBuiltinESMExports();
    const work = vi.fn();
    await expect(inTransaction(store.db, work)).rejects.toMatchObject({ code: "disk-full" });
    expect(work).not.toHaveBeenCalled();
    expect(await getSetting(store.db, "a")).toBe("1");
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    expect(await inTransaction(store.db, (tx) => query(tx, sql`select 1 as one`))).toEqual([{ one: 1 }]);
    await store.close();
  });

  test("that makes Postgres panic ends every query instead of the process, and loses nothing that was saved", async () => {
    await (await openStore({ dataDir })).close();
    const full = join(dataDir, "full");
    const thread = new URL("./full-disk-thread.ts", import.meta.url);
    const open = () => openInThread(join(dataDir, "database"), thread);
    const database = await open();
    const db = drizzleEmbedded(database as unknown as PGlite) as unknown as Db;
    await saveSetting(db, "a", "1");
    await writeFile(full, "");
    await expect(saveSetting(db, "b", "2")).rejects.toMatchObject({ code: "disk-full" });
    await rm(full);
    await expect(getSetting(db, "a")).rejects.toMatchObject({ code: "disk-full" });
    await expect(inTransaction(db, (tx) => query(tx, sql`select 1`))).rejects.toMatchObject({ code: "disk-full" });
    expect(database.hasPanicked()).toBe(true);
    await database.close();

    const again = await openStore({ dataDir });
    expect(await getSetting(again.db, "a")).toBe("1");
    await saveSetting(again.db, "b", "2");
    await again.close();
  });
});

describe("the thread of the embedded database", () => {
  test("gives rows as the database in this thread gives them", async () => {
    const statement = sql`select 1 as one, 5::int8 as eight, 1.5::float8 as half, true as yes, null::text as nothing,
      '{"a":[1,null,"«"]}'::jsonb as jsonb, '{"b": 1, "a": 2}'::json as json, 'null'::json as "jsonNull", array['a', 'b'] as list`;
    const store = await openStore({ dataDir });
    const memory = await openStore({ memory: true });
    const rows = await query(store.db, statement);
    expect(rows).toEqual(await query(memory.db, statement));
    expect(rows).toMatchObject([{ jsonb: { a: [1, null, "«"] }, json: { a: 2, b: 1 }, jsonNull: null }]);
    await Promise.all([store.close(), memory.close()]);
  });

  test("serves nobody else while a transaction is open, and undoes one that fails", async () => {
    const store = await openStore({ dataDir });
    const order: string[] = [];
    const slow = inTransaction(store.db, async (tx) => {
      await saveSetting(tx, "a", "1");
      await sleep(50);
      order.push("transaction");
      throw new Error("changed its mind");
    });
    const other = sleep(10).then(async () => {
      expect(await getSetting(store.db, "a")).toBeUndefined();
      order.push("reader");
    });
    await expect(slow).rejects.toThrow("changed its mind");
    await other;
    expect(order).toEqual(["transaction", "reader"]);
    await expect(query(store.db, sql`select * from nowhere`)).rejects.toMatchObject({ code: "42P01" });
    await store.close();
  });

  test("that ends by itself fails what was asked of it, and what is asked later, with a sentence", async () => {
    const thread = (program: string) => new URL(`data:text/javascript,${encodeURIComponent(program)}`);
    const ended = { code: "database", message: "The embedded database ended." };
    await expect(openInThread(dataDir, thread("process.exit(1)"))).rejects.toMatchObject(ended);
    const answersOnce = `import { parentPort } from "node:worker_threads";
      parentPort.once("message", ({ id }) => parentPort.postMessage({ id, result: [], hasPanicked: false }));`;
    const database = await openInThread(dataDir, thread(answersOnce));
    await expect(database.query("select 1")).rejects.toMatchObject(ended);
    await expect(database.query("select 1")).rejects.toMatchObject(ended);
  });
});

test("a server that does not answer is said to, without the password", async () => {
  const databaseUrl = "postgres://someone:hunter2-secret@127.0.0.1:1/nothing";
  const error = await openStore({ dataDir, databaseUrl }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "database", message: expect.stringContaining("127.0.0.1") });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hunter2");
});

test("the lock names its holder in a file of its own", async () => {
  const release = holdDirectory(dataDir);
  expect(await readFile(join(dataDir, "held-by"), "utf8")).toBe(String(process.pid));
  release();
});
