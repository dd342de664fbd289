/* 500,000 training jobs, scanned on the command line: at the default horizon of 90 days, and all history. */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startNode } from "./children.ts";
import { count, report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";
import type { Usage } from "./usage.ts";

const pageSize = 100;
const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const simulator = await simulated({ account: "half-million-jobs", latencyMs: 0, enforceLimits: false });

interface Spent extends Usage {
  tookMs: number;
  /** Calls by operation of SageMaker. */
  calls: (operation: string) => number;
  jobs: number;
}

async function scan(...words: string[]): Promise<Spent> {
  const [usage, output] = [join(folder, "usage.json"), join(folder, "report.csv")];
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_ENDPOINT_URL: simulator.url,
    SAGEWARDEN_DATA: join(folder, "data"),
    BENCH_USAGE: usage,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, "usage.ts")}`,
  };
  const before = await simulator.calls();
  const startedAt = performance.now();
  const own = ["--regions=us-east-1", "--kinds=training-job", "--format=csv", `--output=${output}`];
  const child = startNode(["lib/cli/main.ts", "scan", ...own, ...words], { env, stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`scan ${words.join(" ")} ended with ${code}.`);
  const tookMs = performance.now() - startedAt;
  const after = await simulator.calls();
  const calls = (operation: string) => {
    const action = `sagemaker:${operation}`;
    return (after[action] ?? 0) - (before[action] ?? 0);
  };
  const jobs = await jobsIn(output);
  return { ...(JSON.parse(await readFile(usage, "utf8")) as Usage), tookMs, calls, jobs };
}

/** How many jobs a report tells of, line by line: that of all of them is longer than a string may be. */
async function jobsIn(path: string): Promise<number> {
  const arns = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [arn] = /arn:aws:sagemaker:[^,"]*:training-job\/[^,"]*/.exec(line) ?? [];
    if (arn) arns.add(arn);
  }
  return arns.size;
}

const recent = await scan();
const all = await scan("--horizon=all");
simulator.stop();
await rm(folder, { recursive: true });

const figuresOf = (what: string, { calls, jobs, peakBytes, tookMs }: Spent, most: number) => {
  const pages = calls("Search");
  const allowed = Math.ceil(most / pageSize) + 1;
  return [
    {
      what: `${what}: ${count(jobs)} jobs in ${seconds(tookMs)}, pages of them`,
      measured: `${count(pages)} pages, and ${calls("ListTrainingJobs")} lists to compare their ends`,
      bound: `at most ${count(allowed)} pages and 8 lists`,
      holds: pages <= allowed && calls("ListTrainingJobs") <= 8,
    },
    {
      what: "The same: jobs described one by one, that a page had shown whole",
      measured: count(calls("DescribeTrainingJob")),
      bound: "none",
      holds: calls("DescribeTrainingJob") === 0,
    },
    {
      what: "The same: peak memory (resident)",
      measured: `${count(peakBytes / 2 ** 20)} MB`,
      bound: "under 400 MB",
      holds: peakBytes < 400 * 2 ** 20,
    },
  ];
};
report([
  ...figuresOf("500,000 training jobs on the command line, 90 days", recent, recent.jobs),
  ...figuresOf("The same, all history", all, 500_000),
]);
process.exit(0);
