/*
 * First pages of lists over 300,000 findings in the embedded database: `node tests/bench/store.ts [--plans]`, by hand. Prints
 * p50 and p95 of each filter, and which of them read the whole table; with --plans their plans.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { type Category, categories, type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import type { ResourceFilter } from "#lib/filters/resources.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { grades } from "#lib/scoring/weights.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { countByCheck, countFindings } from "#lib/store/findings-count.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { claimScan } from "#lib/store/leases.ts";
import { groupByOwner } from "#lib/store/owner-groups.ts";
import { groupByPath } from "#lib/store/path-groups.ts";
import type { Db } from "#lib/store/query.ts";
import { groupByResource } from "#lib/store/resource-groups.ts";
import { setGrades } from "#lib/store/resources.ts";
import { listResources, resourceFacets } from "#lib/store/resources-list.ts";
import { createScan, publishScan } from "#lib/store/scans.ts";
import { tidy } from "#lib/store/statistics.ts";
import { tallyChecks, writeTallies } from "#lib/store/tallies.ts";
import type { ScanSummary } from "#lib/store/views.ts";
import { percentile } from "./figures.ts";

const account = "482915630174";
const wanted = 300_000;
const showPlans = process.argv.includes("--plans");
const say = (line: string) => process.stdout.write(`${line}\n`);
const memory = () =>
  `${Math.round(process.memoryUsage().rss / 1e6)} MB, at most ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`;

const dataDir = await mkdtemp(join(tmpdir(), "store-bench-"));
let startedAt = performance.now();
const since = () => {
  const took = performance.now() - startedAt;
  startedAt = performance.now();
  return `${(took / 1000).toFixed(2)} s`;
};
const first = await openStore({ dataDir });
say(`making and opening a data directory: ${since()}`);
await first.close();
since();
let store = await openStore({ dataDir });
say(`opening it again: ${since()}, ${memory()}`);

/** The same kinds of skew as real accounts: mostly jobs, mostly passing, few regions. */
const kinds = [
  "training-job",
  "processing-job",
  "notebook-instance",
  "endpoint",
  "model",
  "iam-role",
  "subnet",
  "domain",
];
const regions = ["us-east-1", "eu-west-1", "us-west-2"];
const checks = Array.from({ length: 160 }, (_, at) => ({
  id: `${kinds[at % kinds.length]}/check-${at}`,
  kind: kinds[at % kinds.length] ?? "model",
  severity: severities[(at * 7) % 5] as Severity,
  category: categories[(at * 3) % categories.length] as Category,
}));
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function* resources(
  next: () => number,
): Generator<{ findings: Finding[]; grade: Parameters<typeof setGrades>[1]["grades"][number] }> {
  for (let at = 0; ; at++) {
    const share = next();
    const kind = share < 0.6 ? "training-job" : share < 0.9 ? "processing-job" : (kinds[2 + (at % 6)] ?? "model");
    const exposure = kind.endsWith("job") && next() < 0.98 ? "record" : "live";
    const region = regions[Math.floor(next() ** 2 * regions.length)] ?? "us-east-1";
    const name = `${kind}-${Math.floor(next() * 1e9).toString(36)}-${at}`;
    const identity = { account, region, kind, name, arn: `arn:aws:sagemaker:${region}:${account}:${kind}/${name}` };
    const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const findings = checks
      .filter((check) => check.kind === kind)
      .map((check): Finding => {
        const die = next();
        const status: VerdictStatus =
          die < 0.6 ? "pass" : die < 0.85 ? "fail" : die < 0.98 ? "not-applicable" : "unknown";
        if (status === "fail") failing[check.severity]++;
        const evidence = [
          { path: "VpcConfig.Subnets", observed: null, expected: "at least one subnet of a private VPC" },
        ];
        const id = Buffer.from(`${check.id} ${at}`).toString("hex").slice(-24);
        const verdict =
          status === "pass" || status === "fail" ? { status, evidence } : { status, reason: "Nothing to see." };
        return {
          id,
          check: check.id,
          severity: check.severity,
          category: check.category,
          identity,
          exposure,
          status,
          verdict,
        };
      });
    const grade = {
      identity,
      exposure,
      grade: grades[at % 5] ?? "F",
      score: at % 100,
      failing,
      unknown: findings.filter(({ status }) => status === "unknown").length,
      judged: 1,
      failure: null,
      owner: `team-${at % 12}`,
      tags: [
        { key: "Team", value: `team-${at % 12}` },
        { key: "Environment", value: "prod" },
      ],
      changedAt: null,
    } as const;
    yield { findings, grade };
  }
}

async function scan(db: Db, seed: number, total: number): Promise<number> {
  const { id } = await createScan(db, { account, regions: "all", horizonDays: 90 });
  const record = await claimScan(db, id, "bench");
  if (!record) throw new Error("The scan could not be claimed.");
  let written = 0;
  let batch: Finding[] = [];
  let grades: Parameters<typeof setGrades>[1]["grades"] = [];
  let longest = 0;
  for (const resource of resources(random(seed))) {
    batch.push(...resource.findings);
    grades.push(resource.grade);
    written += resource.findings.length;
    if (batch.length >= 1_000 || written >= total) {
      const at = performance.now();
      await stageFindings(db, { account, seq: record.seq, findings: batch });
      await setGrades(db, { account, seq: record.seq, grades });
      longest = Math.max(longest, performance.now() - at);
      batch = [];
      grades = [];
    }
    if (written >= total) break;
  }
  await tidy(db, record);
  await writeTallies(db, record);
  await publishScan(db, record, { score: null as never, summary: {} as ScanSummary, spans: [], judgedBy: {} });
  say(`  longest batch ${longest.toFixed(0)} ms`);
  return written;
}

await saveAccount(store.db, {
  id: account,
  label: "Bench",
  partition: "aws",
  connection: { type: "demo" },
  regions: "all",
});
since();
say(`first scan: ${await scan(store.db, 1, wanted)} findings in ${since()}, ${memory()}`);
say(`the same again: ${await scan(store.db, 1, wanted)} findings in ${since()}, ${memory()}`);
await store.close();
since();
store = await openStore({ dataDir });
say(`opening it again: ${since()}, ${memory()}`);
const { db } = store;

const findingFilters: Record<string, Omit<FindingFilter, "account">> = {
  nothing: {},
  "what the page opens with": { status: ["fail"], exposure: "live" },
  "fail, newest": { status: ["fail"], sort: "newest" },
  "fail, by resource": { status: ["fail"], sort: "resource" },
  "fail or unknown, critical or high": { status: ["fail", "unknown"], severity: ["critical", "high"] },
  "unknown, low": { status: ["unknown"], severity: ["low"] },
  "a kind": { kind: ["domain"] },
  "a kind, a region, fail": { kind: ["domain"], region: ["us-west-2"], status: ["fail"] },
  "a category, live": { category: ["edge"], exposure: "live" },
  "a category, a kind, unknown": { category: ["network"], kind: ["endpoint"], status: ["unknown"] },
  "everything at once": {
    category: ["network"],
    kind: ["model", "domain"],
    status: ["fail"],
    region: ["us-west-2"],
    severity: ["medium"],
    exposure: "live",
  },
  "nothing fits": {
    category: ["network"],
    kind: ["model"],
    status: ["unknown"],
    region: ["ap-south-1"],
    exposure: "live",
  },
  "a check": { check: "endpoint/check-3", status: ["fail"] },
  "a region, newest": { region: ["us-west-2"], sort: "newest" },
  "a kind, by resource": { kind: ["domain"], sort: "resource" },
  "a rare kind, unknown, newest": { kind: ["domain"], status: ["unknown"], sort: "newest" },
  "a search": { q: "domain-a" },
  "a search without result": { q: "zzzzzz", status: ["fail"] },
};
const resourceFilters: Record<string, Omit<ResourceFilter, "account">> = {
  nothing: {},
  "live, worst first": { exposure: "live", sort: "worst" },
  "a kind, by name": { kind: ["domain"], sort: "name" },
  "a region and a grade, by kind": { region: ["us-west-2"], grade: ["D"], sort: "kind" },
  "a search": { q: "domain-a" },
};

async function time(name: string, work: (on: Db) => Promise<unknown>, rounds = 30): Promise<void> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const at = performance.now();
    await work(db);
    samples.push(performance.now() - at);
  }
  const lines = await planOf(work);
  const readsAll = lines.some((line) => /Seq Scan on (findings|graded_resources)/.test(line));
  const figures = [0.5, 0.95].map((share) => percentile(samples, share).toFixed(1).padStart(8));
  say(`${name.padEnd(50)}${figures.join("")}${readsAll ? "  reads the whole table" : ""}`);
  if (showPlans) for (const line of lines) say(`      ${line}`);
}

/** The plan of the last statement that `work` runs. */
async function planOf(work: (on: Db) => Promise<unknown>): Promise<string[]> {
  let last: SQL | undefined;
  const listening = new Proxy(db, {
    get: (object, property) =>
      property === "execute"
        ? (statement: SQL) => {
            last = statement;
            return object.execute(statement);
          }
        : Reflect.get(object, property),
  });
  await work(listening);
  const { rows } = (await db.execute(sql`explain (analyze, buffers, timing off) ${last}`)) as unknown as {
    rows: Record<string, string>[];
  };
  return rows.map((row) => Object.values(row)[0] ?? "");
}

say(`\n${"findings, first page of 100".padEnd(50)}${"p50".padStart(8)}${"p95".padStart(8)}`);
for (const [name, filter] of Object.entries(findingFilters)) {
  await time(name, (on) => listFindings(on, { account, ...filter }, { limit: 100 }));
}
let cursor: string | null = null;
await time("page after page, by severity", async (on) => {
  const page = await listFindings(on, { account, status: ["pass"] }, { limit: 1_000, ...(cursor && { cursor }) });
  cursor = page.next;
});
say("\ncounts");
for (const name of ["nothing", "what the page opens with", "a kind, a region, fail", "a search"]) {
  await time(name, (on) => countFindings(on, { account, ...findingFilters[name] }), 10);
}
await time("by check, fail", (on) => countByCheck(on, { account, status: ["fail"] }), 10);
await time("tally of checks", (on) => tallyChecks(on, account), 10);
say("\ngroups, the first 50");
for (const name of ["nothing", "what the page opens with", "a category, live", "everything at once"]) {
  await time(
    `by resource, ${name}`,
    (on) => groupByResource(on, { account, ...findingFilters[name] }, { limit: 50 }),
    10,
  );
}
// Answers are remembered: each is asked once.
for (const name of ["nothing", "what the page opens with"]) {
  await time(`by owner, ${name}`, (on) => groupByOwner(on, { account, ...findingFilters[name] }, { limit: 50 }), 1);
}
await time("by path, nothing", (on) => groupByPath(on, { account }), 10);
say("\nresources");
for (const [name, filter] of Object.entries(resourceFilters)) {
  await time(name, (on) => listResources(on, { account, ...filter }, { limit: 100 }));
}
await time("facets", (on) => resourceFacets(on, account), 10);
say(`\n${memory()}`);

const { rows: sizes } = (await db.execute(
  sql`select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class where relkind in ('r','i') and relnamespace = 'public'::regnamespace order by pg_relation_size(oid) desc limit 14`,
)) as unknown as { rows: { name: string; size: string }[] };
say(sizes.map(({ name, size }) => `${name} ${size}`).join(", "));
await store.close();
await rm(dataDir, { recursive: true });
process.exit(0);
