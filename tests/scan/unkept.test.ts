import { afterAll, beforeAll, expect, test } from "vitest";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { reportOf } from "#lib/scan/report.ts";
import { runUnkept } from "#lib/scan/run-unkept.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore } from "#lib/store/client.ts";
import type { ScanProgress } from "#lib/store/views.ts";
import { textOf } from "#tests/reports/report-of.ts";
import { fastSession, scanSimulated } from "./scan-simulated.ts";

const account = demoAccount({ now: new Date("2026-11-20T12:00:00Z") });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const options = { regions: account.regions.map(({ name }) => name), horizonDays: 90, cap: 40 } as const;
const run = (signal = new AbortController().signal, tell?: (progress: ScanProgress) => void) =>
  runUnkept(
    { ...options, regions: [...options.regions] },
    { session: fastSession(simulator.url), signal, log: () => undefined, ...(tell && { tell }) },
  );

/** Without what no two scans have in common: times, ids of scans, and the salt of fingerprints. */
function plain(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z)?/g, "TIME")
    .replace(/\d{1,2} \w{3} \d{4}(, \d\d:\d\d UTC)?/g, "TIME")
    .replace(/\b1[78]\d{11}\b/g, "TIME")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
    .replace(/«redacted ([\w-]+) \w+»/g, "«redacted $1»");
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
        await textOf(format.render(kept, options)),
        await textOf(format.render(report, options)),
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
