/*
 * The events of a trail's logs, from gzip to stored rows on the embedded database: `node tests/bench/import-events.ts [records]`. Every record is
 * one that is kept, which no trail's are; no two are alike.
 */
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { EventFile } from "#lib/activity/files/import-files.ts";
import { keepHeapSmall } from "#lib/cli/small-heap.ts";
import { importFiles } from "#lib/jobs/import-job.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { startNode } from "./children.ts";
import { count, report } from "./figures.ts";
import { account, numbers, trailRecord } from "./trail-records.ts";

const wanted = Number(process.argv[2] ?? 100_000);
const perFile = 10_000;
const slowest = 10_000;
const mostMemory = 400e6;

const [, , , making] = process.argv;

function* logOf(from: number, next: () => number): Generator<string> {
  yield '{"Records":[';
  for (let at = from; at < from + perFile; at++)
    yield `${at > from ? "," : ""}${JSON.stringify(trailRecord(at, next))}`;
  yield "]}";
}

const pathsIn = (folder: string) =>
  Array.from({ length: Math.ceil(wanted / perFile) }, (_, at) => join(folder, `${at}.json.gz`));

// In a process of its own, whose memory is none of the import's.
if (making !== undefined) {
  const next = numbers(7);
  for (const [at, path] of pathsIn(making).entries()) {
    await pipeline(Readable.from(logOf(at * perFile, next)), createGzip(), createWriteStream(path));
  }
  process.exit(0);
}
const folder = await mkdtemp(join(tmpdir(), "import-events-"));
const [made] = await once(
  startNode(["tests/bench/import-events.ts", String(wanted), folder], { stdio: "inherit" }),
  "exit",
);
if (made !== 0) throw new Error("The files could not be made.");
const paths = pathsIn(folder);
const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));

async function* files(): AsyncGenerator<EventFile> {
  for (const path of paths) yield { name: path, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

// As the command does.
keepHeapSmall();
const store = await openStore({ dataDir: join(folder, "data") });
await saveAccount(store.db, {
  id: account,
  label: "Bench",
  partition: "aws",
  connection: { type: "demo" },
  regions: "all",
});
const startedAt = performance.now();
const before = process.cpuUsage();
const here = process.threadCpuUsage();
let kept = 0;
for await (const { told } of importFiles(store, files(), {
  accounts: new Set([account]),
  signal: new AbortController().signal,
})) {
  kept += told.kept;
}
const seconds = (performance.now() - startedAt) / 1000;
const cpu = process.cpuUsage(before);
const { user, system } = process.threadCpuUsage(here);
const memory = process.resourceUsage().maxRSS * 1024;
const noting = process.cpuUsage();
await noteEventTexts(store.db, account);
const noted = process.cpuUsage(noting);
await store.close();
await rm(folder, { recursive: true });
if (kept !== paths.length * perFile) throw new Error(`Of ${paths.length * perFile} events ${kept} were kept.`);

const packed = sizes.reduce((sum, size) => sum + size, 0);
const each = (time: { user: number; system: number }) => `${((time.user + time.system) / kept).toFixed(0)} µs`;
// On a machine that others share these say more than the clock does.
process.stderr.write(
  `${count(kept)} events in ${seconds.toFixed(1)} s, ${(packed / kept).toFixed(0)} packed bytes each. Processor time of one: ${each(cpu)}, ` +
    `of which ${each({ user, system })} to read and redact it; ${each(noted)} more for the index of searches, afterwards.\n`,
);
report([
  {
    what: "CloudTrail events from gzip to stored rows, embedded database",
    measured: `${count(kept / seconds)} a second`,
    bound: `at least ${count(slowest)}`,
    holds: kept / seconds >= slowest,
  },
  {
    what: "Peak memory of that, database included",
    measured: `${Math.round(memory / 1e6)} MB`,
    bound: `under ${mostMemory / 1e6} MB`,
    holds: memory < mostMemory,
  },
]);
process.exit(0);
