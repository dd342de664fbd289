import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { getCoverage, getScan, listScans } from "#lib/store/scans.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { account, findings, noChanges, regions, scan, simulator, statuses, store } from "./scanned-demo.ts";
import { workActivityFor } from "./sync-simulated.ts";

const verdicts = (all: Map<string, FindingRow>) => [...all].map(([id, { readAt: _, ...rest }]) => [id, rest]);

describe("a second scan", () => {
  test("of an unchanged account changes nothing, and reads no finished job again", async () => {
    const before = await findings();
    simulator.resetCalls();
    const view = await scan();
    expect(view.summary?.changes).toMatchObject(noChanges);
    expect(view.summary?.readAs).toMatch(/^arn:aws:(iam|sts)::\d{12}:/);
    expect(verdicts(await findings())).toEqual(verdicts(before));
    // "Last read" is when it was read: later than the last scan for all but finished jobs.
    for (const [id, { readAt, resource }] of await findings()) {
      const isJob = resource.kind.endsWith("-job");
      if (!isJob) expect(readAt > (before.get(id)?.readAt ?? ""), resource.arn).toBe(true);
      expect(readAt < (view.finishedAt ?? "")).toBe(true);
    }
    const jobs = account.regions.find(({ name }) => name === "us-west-2")?.sagemaker.processingJobs ?? [];
    const running = jobs.filter((job) => job.ProcessingJobStatus === "InProgress").length;
    expect(simulator.calls().get("sagemaker:DescribeProcessingJob") ?? 0).toBe(running);
  }, 30_000);

  test("of some kinds leaves the findings of the others as they are", async () => {
    const before = await findings();
    const [whole] = (await listScans(store.db, account.id)).rows;
    const view = await scan({ kinds: ["vpc", "notebook-lifecycle-config"] });
    const after = await findings();
    // What was not looked at this time still counts: leaving kinds out does not improve a score.
    expect(view.score?.value ?? 0).toBeLessThanOrEqual(whole?.score?.value ?? 0);
    expect(view.summary?.failing.high).toBeGreaterThan(5);
    for (const [id, finding] of before) {
      if (finding.resource.kind === "vpc") expect(after.get(id)?.isEarlier).toBe(false);
      else if (finding.resource.kind !== "notebook-lifecycle-config") {
        // With the date of the scan that it is from.
        expect(after.get(id)).toEqual({ ...finding, isEarlier: true });
      }
    }
    expect(view.summary?.changes).toMatchObject({ fixed: 0, gone: 0 });
    await scan();
  }, 60_000);

  test("notices what is gone: its findings are resolved, and come back with it", async () => {
    const region = account.regions.find(({ name }) => name === "us-west-2");
    if (!region) throw new Error("no region");
    const notebooks = region.sagemaker.notebookInstances;
    const before = await findings();
    region.sagemaker.notebookInstances = notebooks.slice(1);
    const view = await scan();
    const gone = notebooks[0]?.NotebookInstanceArn;
    expect([...(await findings()).values()].filter(({ resource }) => resource.arn === gone)).toEqual([]);
    expect(view.summary?.changes?.gone).toBeGreaterThan(0);
    region.sagemaker.notebookInstances = notebooks;
    await scan();
    expect(statuses(await findings())).toEqual(statuses(before));
  }, 60_000);
});

test("a cancelled scan leaves everything as it was, and another can start", async () => {
  const before = await findings();
  const abort = new AbortController();
  simulator.setLatency(40);
  setTimeout(() => abort.abort(), 400);
  await expect(scan({ signal: abort.signal })).rejects.toThrow("cancelled");
  simulator.setLatency(0);
  expect(await findings()).toEqual(before);
  const [latest] = (await listScans(store.db, account.id, { limit: 1 })).rows;
  expect(latest?.state).toBe("cancelled");
  const [{ staged } = { staged: 1 }] = await query<{ staged: number }>(
    store.db,
    sql`select count(*)::int as staged from findings where from_seq > (select current_seq from accounts where id = ${account.id})`,
  );
  expect(staged).toBe(0);
  expect((await scan()).state).toBe("completed");
}, 60_000);

test.each([
  "throttled",
  "html",
  "empty-body",
  "wrong-type",
  "error-500",
  "vanish",
  "repeat-token",
  "truncate-pages",
] as const)(
  "when every answer of SageMaker is %s, the scan ends, nothing passes that was not read",
  async (kind) => {
    const own = await openTestStore();
    const actions = ["sagemaker:ListModels", "sagemaker:DescribeModel", "sagemaker:ListEndpoints", "ec2:DescribeVpcs"];
    simulator.setFaults(actions.map((action) => ({ action, kind, ...(kind === "throttled" && { times: 2 }) })));
    const view = await scanSimulated(own, { account, endpoint: simulator.url, regions });
    const ledger = await getCoverage(own.db, view.id);
    const bad = ledger.filter(({ action, status }) => actions.includes(action) && status !== "complete");
    const judged = [];
    for await (const { resource, status } of eachFinding(own.db, { account: account.id, kind: ["model"] }))
      judged.push(`${status} ${resource.arn}`);
    await own.close();
    expect(view.state).toBe("completed");
    if (["throttled", "truncate-pages"].includes(kind)) expect(bad).toEqual([]);
    else if (kind === "vanish") expect(judged).toEqual([]);
    else {
      expect(bad.length).toBeGreaterThan(0);
      if (kind !== "repeat-token") expect(judged.filter((line) => /^(pass|fail)/.test(line))).toEqual([]);
    }
  },
  60_000,
);

test("no secret of the account is anywhere in the database", async () => {
  await workActivityFor(store, account.id, simulator.url, regions);
  const own = await openTestStore();
  // With all of its jobs, some of which hold what they should not.
  const { url, close } = await startSimulator({ account: demoAccount({ now: new Date() }), enforceLimits: false });
  const everywhere = ["us-east-1", "eu-west-1", "us-west-2"];
  await scanSimulated(own, { account, endpoint: url, regions: everywhere });
  await workActivityFor(own, account.id, url, everywhere);
  await close();
  const tables = ["resources", "graded_resources", "findings", "events", "event_resources", "scans", "scan_units"];
  const { exampleKeyId: _documented, exampleSecretKey: _example, keyId: _id, ...secret } = fakeSecrets;
  for (const table of tables) {
    const rows = await query<{ text: string }>(own.db, sql`select t::text as text from ${sql.identifier(table)} t`);
    const text = rows.map((row) => row.text).join("\n");
    for (const [name, value] of Object.entries(secret)) {
      const piece = value.includes("\n") ? (value.split("\n")[2] ?? value) : value;
      expect(text.includes(piece), `${name} in ${table}`).toBe(false);
    }
  }
  const [{ redacted } = { redacted: 0 }] = await query<{ redacted: number }>(
    own.db,
    sql`select count(*)::int as redacted from resources where secrets::text <> '[]'`,
  );
  expect(redacted).toBeGreaterThan(5);
  expect((await getScan(own.db, (await listScans(own.db, account.id)).rows[0]?.id ?? ""))?.state).toBe("completed");
  await own.close();
}, 90_000);
