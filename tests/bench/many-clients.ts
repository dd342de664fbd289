/* The overview and every list, as pages and from the API, asked for by fifty clients at once for a minute. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDashboard } from "./dashboard.ts";
import { count, ms, percentile, report } from "./figures.ts";
import { account, fillLarge, stored } from "./large-store.ts";

const clients = 50;
const forMs = 60_000;
const dataDir = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
await fillLarge(dataDir);
const dashboard = await startDashboard(dataDir);
const places = ["", "findings", "resources", "activity", "checks", "scans"].map(
  (page) => `/${page}?account=${account}`,
);
const lists = ["findings", "resources", "activity", "checks", "scans"].map(
  (list) => `/api/v1/${list}?account=${account}`,
);
const paths = [...places, ...lists];

const took: number[] = [];
let errors = 0;
async function ask(path: string): Promise<void> {
  const startedAt = performance.now();
  const answer = await dashboard.get(path).catch(() => undefined);
  await answer?.arrayBuffer();
  if (!answer?.ok) errors++;
  took.push(performance.now() - startedAt);
}
for (const path of paths) await ask(path);
if (errors > 0) throw new Error(`${errors} of ${paths.join(", ")} gave no answer.`);

took.length = 0;
const until = performance.now() + forMs;
await Promise.all(
  Array.from({ length: clients }, async (_, client) => {
    for (let at = client; performance.now() < until; at++) await ask(paths[at % paths.length] ?? "/");
  }),
);
await dashboard.stop();
await rm(dataDir, { recursive: true });

report([
  {
    what: `Overview and all lists, ${count(stored)} findings stored, ${clients} clients for a minute (${count(took.length)} requests, p50 ${ms(percentile(took, 0.5))})`,
    measured: `p95 ${ms(percentile(took, 0.95))}, ${errors} errors`,
    bound: "p95 under 1,000 ms, no error",
    holds: percentile(took, 0.95) < 1_000 && errors === 0,
  },
]);
process.exit(0);
