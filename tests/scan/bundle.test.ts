/* Past 300 lines, since one audited account serves all of it. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { leftOut } from "#lib/analysis/secrets/mark.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { importBundle } from "#lib/jobs/import-bundle.ts";
import { KeptSessions } from "#lib/jobs/kept-sessions.ts";
import { startJobs } from "#lib/jobs/queue.ts";
import { sessionOf } from "#lib/jobs/sessions.ts";
import { lookAround } from "#lib/jobs/watch-job.ts";
import { acceptedIn } from "#lib/reports/accepted.ts";
import { ndjson } from "#lib/reports/formats/ndjson.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { eachFinding, getFinding, listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval, finishRemoval } from "#lib/store/removal.ts";
import { eachResource, getResource, listResources } from "#lib/store/resources-list.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { addWaiver, endWaiver } from "#lib/store/waivers.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import { bundleOf, filesIn, newSigner, opened, zipped } from "#tests/bundles/bundled.ts";
import { textOf } from "#tests/reports/report-of.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { account, simulator, store } from "./demo.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";
import { changed, watch } from "./watched.ts";

const regions = ["us-west-2"];
const signal = new AbortController().signal;
const scan = () => scanSimulated(store, { account, endpoint: simulator.url, regions });
let first: ScanView;
let original: Report;
let bytes: Uint8Array;

beforeAll(async () => {
  // A list and a part that cannot be read are in it as such.
  simulator.setFaults([
    { action: "sagemaker:ListDomains", kind: "denied" },
    { action: "s3:GetBucketPolicy", kind: "denied" },
  ]);
  first = await scan();
  simulator.setFaults([]);
  await workActivityFor(store, account.id, simulator.url, regions);
  original = { ...(await reportOf(store.db, first)), signer: await newSigner() };
  bytes = await bundleOf(original);
}, 180_000);

/** A store that knows nothing. */
async function elsewhere(): Promise<Store> {
  const made = await openTestStore();
  onTestFinished(() => made.close());
  return made;
}

const imported = (to: Store, bundle = bytes) => opened(bundle, undefined, (one) => importBundle(to, one, signal));

async function shownIn({ db }: Store): Promise<{ view: ScanView; report: Report }> {
  const view = await getScan(db, (await getAccount(db, account.id))?.currentScan ?? "");
  if (!view) throw new Error("There is no scan on show.");
  return { view, report: await reportOf(db, view) };
}

/** All rows of all tables but the settings, which an installation makes of itself. */
async function rowsIn({ db }: Store): Promise<string> {
  const tables = await query<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'settings' order by 1`,
  );
  const all: string[] = [];
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(db, sql`select t::text as row from ${sql.identifier(name)} t order by 1`);
    all.push(name, ...rows.map(({ row }) => row));
  }
  return all.join("\n");
}

/** Without what says how far CloudTrail is read here. */
const linesOf = (content: Uint8Array | undefined) =>
  Buffer.from(content ?? [])
    .toString()
    .replace(/"gaps":\[[^\]]*\]/g, '"gaps":[]')
    .replace(/\n {2}"activity": \{.*?\n {2}\},/s, "")
    .split("\n");

test("what is read back is what was written: findings, coverage, counts, score, resources and events", async () => {
  const other = await elsewhere();
  const told = await imported(other);
  const { view, report } = await shownIn(other);
  expect(view).toMatchObject({
    id: first.id,
    score: first.score,
    startedAt: first.startedAt,
    finishedAt: first.finishedAt,
  });
  expect({ ...view.summary, changes: null }).toEqual({ ...first.summary, changes: null });
  expect(report.coverage).toEqual(original.coverage);
  expect(report.score).toEqual(original.score);
  expect(await report.counts()).toEqual(await original.counts());
  expect((await textOf(ndjson.render(report))).split("\n")).toEqual(
    (await textOf(ndjson.render(original))).split("\n"),
  );

  const [before, after] = [filesIn(bytes), filesIn(await bundleOf(report))];
  for (const name of ["coverage.json", "findings.ndjson", "resources.ndjson", "events.ndjson", "report.json"])
    expect(linesOf(after[name]), name).toEqual(linesOf(before[name]));
  // What of CloudTrail is in no bundle is told as not read: the original knew of calls.
  expect(await original.lately?.()).toMatchObject({
    calls: { calls: expect.toSatisfy((calls: number) => calls > 100) },
  });
  const lately = await report.lately?.();
  expect(lately?.calls).toBeNull();
  expect(lately?.unread).toContain("No event of us-west-2 was read: no reading of CloudTrail has begun there.");
  // The event behind a finding is there, or this would say nothing.
  expect(told.events).toBeGreaterThan(5);
  expect(linesOf(before["findings.ndjson"]).filter((line) => line.includes('"setBy"')).length).toBeGreaterThan(5);
  expect((await getAccount(other.db, account.id))?.connection).toMatchObject({
    type: "bundle",
    signedBy: expect.stringMatching(/^SHA256:/),
  });
}, 120_000);

test("without the values of settings it says so, and is read back with the same verdicts and marks", async () => {
  const other = await elsewhere();
  const without = await bundleOf(original, "left-out");
  await imported(other, without);
  const { report } = await shownIn(other);
  expect(await report.counts()).toEqual(await original.counts());
  const [before, after] = [filesIn(without), filesIn(await bundleOf(report))];
  const lines = linesOf(before["resources.ndjson"]);
  expect(lines.filter((line) => line.includes(leftOut)).length).toBeGreaterThan(5);
  for (const name of ["findings.ndjson", "resources.ndjson"])
    expect(statedIn(after[name])).toEqual(statedIn(before[name]));
  const says = (files: typeof before) => JSON.parse(Buffer.from(files["scan.json"] ?? []).toString()).values;
  expect([says(before), says(filesIn(bytes))]).toEqual(["left-out", "included"]);
  // What would be made of a value is not made of its mark.
  expect(await textOf(ndjson.render(report))).not.toMatch(/"cli":"[^"]*value left out/);
}, 120_000);

/** Without fixes and commands, which are written anew. */
function statedIn(content: Uint8Array | undefined): unknown[] {
  return linesOf(content).map((text) => {
    if (text === "") return text;
    const { fix: _, evidence = [], ...stated } = JSON.parse(text);
    return { ...stated, evidence: evidence.map(({ verify: _verify, ...one }: { verify?: unknown }) => one) };
  });
}

test("lists, filters, searches and single pages are those of the original", async () => {
  const other = await elsewhere();
  await imported(other);
  const of = { account: account.id };
  for (const filter of [
    { status: ["fail"] as const },
    { q: "notebook" },
    { exposure: "live" as const },
    { kind: ["iam-role"] },
  ]) {
    const [here, there] = await Promise.all(
      [other, store].map(({ db }) => listFindings(db, { ...of, ...filter } as never, { limit: 300 })),
    );
    expect(here?.rows.length).toBeGreaterThan(0);
    expect(here?.rows).toEqual(there?.rows);
  }
  for (const sort of ["worst", "name", "kind"] as const)
    expect((await listResources(other.db, { ...of, sort })).rows).toEqual(
      (await listResources(store.db, { ...of, sort })).rows,
    );
  let looked = 0;
  for await (const { arn } of eachResource(store.db, of)) {
    if (looked++ % 20 > 0) continue;
    expect(await getResource(other.db, account.id, arn)).toEqual(await getResource(store.db, account.id, arn));
  }
  for await (const { id } of eachFinding(store.db, { ...of, status: ["fail"] })) {
    if (looked++ % 50 > 0) continue;
    expect(await getFinding(other.db, account.id, id)).toEqual(await getFinding(store.db, account.id, id));
  }
}, 120_000);

test("a later bundle is the next scan, and an earlier one, or the same again, is told", async () => {
  const other = await elsewhere();
  await imported(other);
  const [notebook] = account.regions.find(({ name }) => name === regions[0])?.sagemaker.notebookInstances ?? [];
  Object.assign(notebook ?? {}, { RootAccess: notebook?.RootAccess === "Enabled" ? "Disabled" : "Enabled" });
  // What cannot be read any more is kept as it was, with when that was.
  simulator.setFaults([{ action: "sagemaker:DescribeModel", kind: "denied" }]);
  const second = await scan();
  const later = await reportOf(store.db, second);
  const bundle = await bundleOf(later);
  await imported(other, bundle);
  const { view, report } = await shownIn(other);
  const [before, after] = [filesIn(bundle), filesIn(await bundleOf(report))];
  for (const name of ["coverage.json", "findings.ndjson", "resources.ndjson"])
    expect(linesOf(after[name]), name).toEqual(linesOf(before[name]));
  expect(linesOf(before["resources.ndjson"]).filter((one) => /"failure":\{.*"ModelName"/.test(one))).not.toEqual([]);
  expect(view.id).toBe(second.id);
  expect((await textOf(ndjson.render(report))).split("\n")).toEqual((await textOf(ndjson.render(later))).split("\n"));
  // The domains can be listed now, and what changed is told as it is by the installation that read both.
  expect(view.summary?.changes).toEqual(second.summary?.changes);
  expect((await getScan(other.db, first.id))?.state).toBe("completed");
  // An earlier scan has the bundle that it had, but for fields that are brought up to date in place.
  const volatile = everyCollector().flatMap(({ kind, volatile = [] }) =>
    volatile.length > 0 ? `"kind":"${kind}"` : [],
  );
  const lasting = (content: Uint8Array | undefined) =>
    linesOf(content).filter((one) => !volatile.some((kind) => one.includes(kind)));
  const earlier = filesIn(await bundleOf(await reportOf(store.db, first)));
  const own = filesIn(bytes);
  for (const name of ["coverage.json", "findings.ndjson", "resources.ndjson", "events.ndjson"])
    expect(lasting(earlier[name]), name).toEqual(lasting(own[name]));

  const rows = await rowsIn(other);
  await expect(imported(other)).rejects.toThrow(`The scan ${first.id} is here already.`);
  await expect(imported(other, bundle)).rejects.toThrow("is here already");
  expect(await rowsIn(other)).toBe(rows);
  const another = await elsewhere();
  await imported(another, bundle);
  await expect(imported(another)).rejects.toThrow(`A later scan of ${account.id} is here already.`);
}, 180_000);

test("what a watch and what the full scan read is told apart, there as here", async () => {
  const notebook = (await listResources(store.db, { account: account.id, kind: ["notebook-instance"] })).rows[0];
  await changed(store, account.id, { arn: notebook?.arn ?? "", kind: "notebook-instance" });
  const watched = await watch(store, { account, endpoint: simulator.url });
  if (!watched) throw new Error("Nothing was due.");
  const here = await reportOf(store.db, watched);
  const other = await elsewhere();
  await imported(other, await bundleOf(here));
  const { view, report } = await shownIn(other);
  expect(view.watch).toEqual({ ...watched.watch, readInFullAt: here.scan.readInFullAt });
  expect(report.scan).toEqual(here.scan);
  expect(report.scan.readInFullAt).not.toBe(report.scan.startedAt);
  expect(report.coverage).toEqual(here.coverage);
  expect((await textOf(ndjson.render(report))).split("\n")).toEqual((await textOf(ndjson.render(here))).split("\n"));
}, 120_000);

test("what is read and what is imported do not mix, and nothing of AWS is asked for what is imported", async () => {
  await expect(imported(store)).rejects.toMatchObject({ code: "conflict" });
  const other = await elsewhere();
  await imported(other);
  await expect(sessionOf(other.db, account.id)).rejects.toThrow("This account was imported from an evidence bundle");
  const rows = await rowsIn(other);
  const look = {
    minutes: 1,
    sessions: new KeptSessions(other.db),
    signal,
    busy: new Set<string>(),
    look: () => undefined,
  };
  const log = (message: string) => expect.fail(message);
  await lookAround(other, { ...look, limits: readSettings().signalLimits, log });
  const scanned = scanSimulated(other, { account, endpoint: simulator.url, regions });
  await expect(scanned).rejects.toThrow("was imported from an evidence bundle");
  expect(await rowsIn(other)).toBe(rows);
  const jobs = await startJobs(other, { settings: readSettings(), log: () => undefined });
  await expect(jobs.requestScan({ account: account.id, regions })).rejects.toMatchObject({ code: "conflict" });
  await expect(jobs.checkPermissions(account.id, signal)).rejects.toMatchObject({ code: "conflict" });
  await jobs.stop();
  await beginRemoval(other.db, account.id);
  await finishRemoval(other.db, account.id, signal);
  expect((await scanSimulated(other, { account, endpoint: simulator.url, regions, kinds: ["vpc"] })).state).toBe(
    "completed",
  );
}, 120_000);

/** The bundle with a file that reads otherwise, and a manifest that is right about it: unsigned, so anybody can write it. */
async function rewritten(name: string, change: (text: string) => string): Promise<Uint8Array> {
  const { "manifest.sha256": _, "manifest.sig": _sig, "signer.pem": _pem, ...files } = filesIn(bytes);
  const changed = { ...files, [name]: Buffer.from(change(Buffer.from(files[name] ?? []).toString())) };
  const hash = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
  const lines = Object.entries(changed).map(([one, content]) => `${hash(content)}  ${one}\n`);
  return zipped({ ...changed, "manifest.sha256": lines.join("") });
}

const line = (at: number, change: (value: Record<string, unknown>) => unknown) => (text: string) =>
  text
    .split("\n")
    .map((one, place, all) =>
      place === (at + all.length - 1) % (all.length - 1) ? JSON.stringify(change(JSON.parse(one))) : one,
    )
    .join("\n");

test.each<[what: string, file: string, change: (text: string) => string, said: RegExp]>([
  [
    "a field of another form",
    "resources.ndjson",
    line(-1, (one) => ({ ...one, failing: "none" })),
    /line \d+, does not say failing/,
  ],
  ["a line cut off", "findings.ndjson", (text) => text.slice(0, -20), /has no end/],
  ["what is no JSON", "findings.ndjson", (text) => `${text}{\n`, /is no JSON/],
  ["a verdict twice", "findings.ndjson", (text) => `${text}${text.split("\n")[0]}\n`, /says something twice/],
  ["a verdict left out", "findings.ndjson", (text) => text.slice(text.indexOf("\n") + 1), /counts other verdicts/],
  [
    "a verdict that passes instead",
    "findings.ndjson",
    line(0, (one) => ({ ...one, status: "pass" })),
    /counts other verdicts/,
  ],
  [
    "the id of another finding",
    "findings.ndjson",
    line(3, (one) => ({ ...one, id: "0".repeat(24) })),
    /has an id that is not its own/,
  ],
  [
    "another account's finding",
    "findings.ndjson",
    line(-1, (one) => ({ ...one, account: "999988887777" })),
    /of another account/,
  ],
  [
    "a check that nobody knows",
    "findings.ndjson",
    line(2, (one) => ({ ...one, check: "moon/is-full" })),
    /verdicts of the check moon\/is-full, which this version does not know/,
  ],
  [
    "a kind that nobody knows",
    "resources.ndjson",
    line(2, (one) => ({ ...one, kind: "moon" })),
    /which this version does not know/,
  ],
  [
    "a later form",
    "scan.json",
    (text) => text.replace('"bundleVersion": 1', '"bundleVersion": 2'),
    /a form that this version does not know/,
  ],
  ["what is no event", "events.ndjson", () => "nothing of the kind\n", /no list of events/],
])("%s is refused, and leaves nothing behind", async (_, file, change, said) => {
  const other = await elsewhere();
  const rows = await rowsIn(other);
  await expect(imported(other, await rewritten(file, change))).rejects.toThrow(said);
  expect(await rowsIn(other)).toBe(rows);
});

test("an import that is stopped leaves nothing behind", async () => {
  const other = await elsewhere();
  const rows = await rowsIn(other);
  const stop = new AbortController();
  const stopped = opened(bytes, undefined, (bundle) => {
    const read = (name: string) => {
      if (name === "findings.ndjson") stop.abort(new Error("Stopped."));
      return bundle.read(name);
    };
    return importBundle(other, { ...bundle, read }, stop.signal);
  });
  await expect(stopped).rejects.toThrow("Stopped.");
  expect(await rowsIn(other)).toBe(rows);
});

test("what somebody accepted there is in the bundle, and counts for nothing here", async () => {
  const { db } = store;
  const resourcesIn = async (report: Report) => {
    const rows: unknown[] = [];
    for await (const { arn, grade, score, failing, waived } of report.resources())
      rows.push({ arn, grade, score, failing, waived });
    return rows;
  };
  const [before, counts] = [await resourcesIn(original), await original.counts()];
  const scope = waiverScope.parse({ checks: ["notebook-instance/*"] });
  const until = dayOf(new Date(), 90);
  const { id } = await addWaiver(db, { scope, reason: "Isolated.", owner: "Ada", until }, { by: "Ada" });
  await applyWaivers(db);
  onTestFinished(async () => {
    await endWaiver(db, id, { by: "Ada" });
    await applyWaivers(db);
  });
  const report = await reportOf(db, (await getScan(db, first.id)) ?? first);
  // They are graded without it, or this would say nothing.
  expect(await resourcesIn(report)).not.toEqual(before);
  expect(report.score.waived).toBeGreaterThan(0);
  let accepted = 0;
  for await (const { waiver } of report.findings()) accepted += Number(waiver !== null);
  expect(acceptedIn(await report.counts())).toBe(accepted);
  const bundle = await bundleOf(report);
  expect(Buffer.from(filesIn(bundle)["findings.ndjson"] ?? []).toString()).toContain('"owner":"Ada"');
  const other = await elsewhere();
  await imported(other, bundle);
  const here = (await shownIn(other)).report;
  expect(await resourcesIn(here)).toEqual(before);
  expect(here.score).toEqual(original.score);
  expect(await here.counts()).toEqual(counts);
  expect(await textOf(ndjson.render(here))).not.toContain('"waiver"');
}, 120_000);
