import { afterAll, beforeAll, expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { blameIn, changesBehind } from "#lib/scan/blame.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { faultsOf } from "#tests/reports/ocsf-schema.ts";
import { textOf } from "#tests/reports/report-of.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
let store: Store;
let report: Report;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  const regions = account.regions.map(({ name }) => name);
  // So that there is something of all four verdicts.
  simulator.setFaults([{ action: "kms:DescribeKey", kind: "denied" }]);
  const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
  report = await reportOf(store.db, scan);
}, 300_000);

afterAll(async () => {
  await store.close();
  await simulator.close();
});

test("every finding of the demo account, of all four verdicts, is an event of OCSF, and unknown is never a pass", async () => {
  const events = (await textOf(formatNamed("ocsf").render(report))).trim().split("\n");
  const seen = new Map<string, number>();
  for (const line of events) {
    const event = JSON.parse(line) as {
      status_code: string;
      compliance: { status: string };
      evidences: { uid?: string }[];
    };
    expect(faultsOf(event)).toEqual([]);
    const verdict = `${event.status_code} ${event.compliance.status}`;
    seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
  }
  const counts = await report.counts();
  expect(events).toHaveLength(counts.reduce((sum, { count }) => sum + count, 0));
  expect([...seen.keys()].sort()).toEqual([
    "FAIL Fail",
    "NOT-APPLICABLE Not applicable",
    "PASS Pass",
    "UNKNOWN Unknown",
  ]);
});

test("whom a report blames is whom the screens blame", async () => {
  let blamed = 0;
  for await (const finding of report.findings({ status: "fail", exposure: "live" })) {
    const behind = await changesBehind(store.db, account.id, [finding]);
    expect(await finding.blame()).toEqual(blameIn(behind, finding, []));
    if (await finding.blame()) blamed++;
  }
  expect(blamed).toBeGreaterThan(50);
});

test("the HTML report has every finding once, those of each verdict in their part", async () => {
  const page = await textOf(formatNamed("html").render(report));
  const parts = new Map(page.split(/<section id="/).map((part) => [/^[\w-]+/.exec(part)?.[0], part]));
  const rows = (id: string) =>
    parts.get(id)?.match(/<article class="finding">|<tr><th scope="row"><bdi>/g)?.length ?? 0;
  const counts = await report.counts();
  const sum = (status: string, exposure?: string) =>
    counts.reduce(
      (all, one) => all + (one.status === status && (exposure ?? one.exposure) === one.exposure ? one.count : 0),
      0,
    );
  expect(rows("unknown")).toBe(sum("unknown"));
  expect(rows("passing")).toBe(sum("pass"));
  expect(rows("not-applicable")).toBe(sum("not-applicable"));
  expect(parts.get("failing")?.match(/<article/g)).toHaveLength(sum("fail", "live"));
  expect(parts.get("records")?.match(/<article/g)).toHaveLength(sum("fail", "record"));
  expect(parts.get("unassessed")).toContain("Grant <code>kms:DescribeKey</code>");
});
