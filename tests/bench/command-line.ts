/* What scans on the command line use, as `npm run sagewarden -- scan` runs them: the demo account, and many finished jobs. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNode } from "./children.ts";
import { count, report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";
import type { Usage } from "./usage.ts";

const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));

async function scan(words: readonly string[], environment: Record<string, string> = {}): Promise<Usage> {
  const file = join(folder, "usage.json");
  const hook = join(import.meta.dirname, "usage.ts");
  const env = { ...process.env, ...environment, BENCH_USAGE: file, NODE_OPTIONS: `--import=${hook}` };
  const output = join(folder, "report.json");
  const child = startNode(["scripts/run.mjs", "cli", "scan", ...words, `--output=${output}`], { env, stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`scan ${words.join(" ")} ended with ${code}.`);
  return JSON.parse(await readFile(file, "utf8")) as Usage;
}

/** The second time: what is compiled is kept from the first. */
await scan(["--demo"]);
const demo = await scan(["--demo"]);
const simulator = await simulated({ account: "many-jobs", latencyMs: 0, enforceLimits: false });
const keys = { AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0", AWS_SECRET_ACCESS_KEY: "bench" };
const jobs = (cap: number) =>
  scan(["--regions=us-east-1", "--kinds=training-job", "--horizon=all", `--cap=${cap}`], {
    ...keys,
    AWS_ENDPOINT_URL: simulator.url,
  });
const some = await jobs(5_000);
const many = await jobs(20_000);
simulator.stop();
await rm(folder, { recursive: true });

const megabytes = (bytes: number) => `${count(bytes / 2 ** 20)} MB`;
const cpu = (what: string, used: Usage, mostMs: number) => ({
  what: `${what}: processor time`,
  measured: seconds(used.cpuMs),
  bound: `at most ${seconds(mostMs)}`,
  holds: used.cpuMs <= mostMs,
});
const memory = (what: string, used: Usage, most: number) => ({
  what: `${what}: peak memory (resident)`,
  measured: megabytes(used.peakBytes),
  bound: `under ${megabytes(most)}`,
  holds: used.peakBytes < most,
});
report([
  cpu("Scan of the demo account on the command line, the simulated account included", demo, 3_000),
  memory("The same", demo, 250 * 2 ** 20),
  cpu("5,000 finished jobs on the command line", some, 8_000),
  memory("20,000 finished jobs on the command line", many, 400 * 2 ** 20),
]);
process.exit(0);
