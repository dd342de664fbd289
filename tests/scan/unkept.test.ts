import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { reportOf } from "#lib/scan/report.ts";
import { runUnkept } from "#lib/scan/run-unkept.ts";
import { Scratch } from "#lib/scan/scratch.ts";
import { Unkept } from "#lib/scan/unkept.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore } from "#lib/store/client.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanProgress } from "#lib/store/views.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { followWaiverFile } from "#lib/store/waiver-file.ts";
import { type Acceptance, acceptanceBy } from "#lib/waivers/acceptance.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { readWaiverFile } from "#lib/waivers/file.ts";
import { wordsInside } from "#tests/reports/words-inside.ts";
import { fastSession, scanSimulated } from "./scan-simulated.ts";

const account = demoAccount({ now: new Date("2026-11-20T12:00:00Z") });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const options = { regions: account.regions.map(({ name }) => name), horizonDays: 90, cap: 40 } as const;
const run = (
  signal = new AbortController().signal,
  tell?: (progress: ScanProgress) => void,
  { accepted, kinds }: { accepted?: Acceptance; kinds?: string[] } = {},
) =>
  runUnkept(
    { ...options, regions: [...options.regions], ...(kinds && { kinds }) },
    {
      session: fastSession(simulator.url),
      connection: { type: "default" },
      checkOptions: defaultOptions,
      signal,
      log: () => undefined,
      accepted,
      ...(tell && { tell }),
    },
  );

/** Without what no two scans have in common: times, ids of scans, hashes of them, and the salt of fingerprints; on a page they may be torn between lines. */
function plain(text: string): string {
  return (
    text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z)?/g, "TIME")
      .replace(/\d{1,2}\s?[A-Z][a-z]{2}\s?20\d\d(,\s?\d\d:\d\d\s?UTC)?/g, "TIME")
      .replace(/\b1[78]\d{11}\b/g, "TIME")
      .replace(/\b[0-9a-f]{64}\b/g, "HASH")
      .replace(/"fingerprint":"[^"]*"/g, "FINGERPRINT")
      // A script in base64 has the mark of its secret in it.
      .replace(/"Content":"[\w+/=]+"/g, '"Content"')
      .replace(/«redacted\s*([\w\s-]+?)\s*(?:[0-9a-f]\s*){6}»/g, "«redacted $1»")
  );
}

test("a scan that keeps nothing reports, in every format, what one in a database does", async () => {
  // Something of every verdict, something that cannot be listed, and a part that cannot be read.
  simulator.setFaults([
    { action: "kms:DescribeKey", kind: "denied" },
    { action: "sagemaker:ListDomains", kind: "denied" },
    { action: "s3:GetBucketPolicy", kind: "denied" },
  ]);
  const store = await openStore({ memory: true });
  try {
    const kept = await reportOf(
      store.db,
      await scanSimulated(store, { ...options, account, endpoint: simulator.url, regions: [...options.regions] }),
    );
    const { report } = await run();
    for (const format of formatsOf("scan")) {
      const options = format.options.parse({});
      const [expected, actual] = [
        await wordsInside(format, format.render(kept, options)),
        await wordsInside(format, format.render(report, options)),
      ];
      expect(plain(actual).split("\n"), format.name).toEqual(plain(expected).split("\n"));
    }
    const sorted = async (counts: typeof report.counts) =>
      (await counts()).map(({ check, status, exposure, count }) => `${check} ${status} ${exposure} ${count}`).sort();
    expect(await sorted(report.counts)).toEqual(await sorted(kept.counts));
    expect(await report.counts()).not.toEqual([]);
  } finally {
    await store.close();
  }
}, 300_000);

const until = dayOf(new Date(), 30);
const waivers = `waivers:
  - {id: long, checks: ["notebook-instance/*"], reason: r, owner: Ada, until: ${dayOf(new Date(), 60)}}
  - {id: short, checks: ["*"], resources: ["*notebook*", "a?*"], except: {regions: [eu-*]}, reason: s, owner: Ben, ticket: T-1, until: ${until}}
  - {id: tagged, checks: ["*"], tags: {Team: "*"}, reason: t, owner: Cy, until: ${dayOf(new Date(), 70)}}
  - {id: jobs, checks: [training-job/*, iam-*], except: {tags: {Team: "*"}}, reason: t, owner: Cy, until: ${until}}
  - {id: past, checks: ["*"], resources: ["*e*"], reason: t, owner: Di, until: 2020-01-01}
`;

test("what a file of waivers accepts is the same in a scan that keeps nothing and in a database that follows it", async () => {
  const kinds = ["notebook-instance", "training-job", "cluster", "domain", "user-profile", "iam-role", "resource-tags"];
  simulator.setFaults([]);
  const file = readWaiverFile(waivers, "w.yaml");
  const store = await openStore({ memory: true });
  try {
    const wanted = { ...options, account, endpoint: simulator.url, regions: [...options.regions], kinds };
    const scan = await scanSimulated(store, wanted);
    await followWaiverFile(store.db, file, { by: "w.yaml" });
    await applyWaivers(store.db);
    const kept = await reportOf(store.db, { ...scan, score: (await getScan(store.db, scan.id))?.score ?? null });
    const { report, score } = await run(undefined, undefined, {
      kinds,
      accepted: acceptanceBy(file.waivers, new Date()),
    });
    for (const format of formatsOf("scan").filter(({ name }) => name === "json" || name === "bundle")) {
      const given = format.options.parse({});
      const [expected, actual] = [
        await wordsInside(format, format.render(kept, given)),
        await wordsInside(format, format.render(report, given)),
      ];
      expect(plain(actual).split("\n"), format.name).toEqual(plain(expected).split("\n"));
    }
    const accepted = async (of: typeof report) => {
      const found: string[] = [];
      for await (const { id, waiver } of of.findings()) if (waiver) found.push(`${id} ${JSON.stringify(waiver)}`);
      return found.sort();
    };
    const own = await accepted(report);
    expect(own).toEqual(await accepted(kept));
    for (const id of ["long", "short", "tagged", "jobs"]) expect(own.join()).toContain(`"id":"${id}"`);
    expect(score).toEqual((await getScan(store.db, scan.id))?.score);
    expect(score?.withWaived).toBeDefined();
    const graded = async (of: typeof report) => {
      const found: unknown[] = [];
      for await (const { arn, grade, score: value, failing, waived } of of.resources())
        found.push({ arn, grade, value, failing, waived });
      return found;
    };
    expect(await graded(report)).toEqual(await graded(kept));
  } finally {
    await store.close();
  }
}, 300_000);

test("it tells how far it is, and ends when it is told to", async () => {
  const abort = new AbortController();
  const told: ScanProgress[] = [];
  const running = run(abort.signal, (progress) => {
    told.push(progress);
    if (progress.steps.some(({ read }) => read > 0)) abort.abort();
  });
  await expect(running).rejects.toThrow("The scan was cancelled.");
  expect(told.some(({ phase }) => phase === "collecting")).toBe(true);
}, 60_000);

const settledJob = (kind: string, region: string, name: string): Reading => {
  const arn = `arn:aws:sagemaker:${region}:111122223333:${kind}/${name}`;
  const resource = { TrainingJobStatus: "Completed", ProcessingJobStatus: "Completed" };
  const identity = { account: "111122223333", region, kind, arn, name };
  return {
    identity,
    action: "sagemaker:Describe",
    readAt: "2026-11-20T12:00:00Z",
    status: "read",
    resource,
    secrets: [],
  };
};

test("settled readings of no unit are not even read, and those of a place that has none are not looked for", async () => {
  const store = new Unkept();
  await store.stage([settledJob("training-job", "us-east-1", "a"), settledJob("training-job", "eu-west-1", "b")]);
  const drained = async (units?: { region: string; kind: string }[]) => {
    const found: Reading[] = [];
    for await (const batch of store.readings({ settled: true, ...(units && { units }) })) found.push(...batch);
    return found;
  };
  expect(await drained()).toHaveLength(2);
  const parse = vi.spyOn(JSON, "parse");
  expect(await drained([])).toEqual([]);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();

  const scratch = new Scratch();
  const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
  expect(scratch.settledArns({ kind: "training-job", region: "us-east-1" })).toEqual(new Set());
  expect(prepare).not.toHaveBeenCalled();
  const jobs = [
    settledJob("training-job", "us-east-1", "a"),
    settledJob("training-job", "eu-west-1", "b"),
    settledJob("processing-job", "us-east-1", "c"),
  ];
  for (const job of jobs) scratch.putSettled(job);
  const [a, b, c] = jobs.map(({ identity }) => identity.arn);
  const found = (kind: string, region: string) => [...scratch.settledArns({ kind, region })].sort();
  expect(found("training-job", "us-east-1")).toEqual([a]);
  expect(found("training-job", "global")).toEqual([b, a]);
  expect(found("processing-job", "us-east-1")).toEqual([c]);
  expect(found("processing-job", "eu-west-1")).toEqual([]);
  scratch.dropSettled(a ?? "");
  expect(found("training-job", "us-east-1")).toEqual([]);
  // No row of another place is looked at.
  const db = prepare.mock.contexts[0] as DatabaseSync;
  const asked = prepare.mock.calls.flatMap(([text]) => (text.includes("WHERE kind") ? [text] : []));
  expect(asked).toHaveLength(1);
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${asked[0]}`).all("training-job", "us-east-1");
  expect(plan.map(({ detail }) => detail).join()).toContain("SEARCH settled USING COVERING INDEX");
  prepare.mockRestore();
});
