import { afterAll, beforeAll, expect, test } from "vitest";
import { creationIn } from "#lib/inventory/moments.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

/*
 * Of everything critical or high in the demo account that is younger than CloudTrail's history, somebody is named, or it stands here why nobody is.
 */

const nobody: Readonly<Record<string, string>> = {
  "cluster-node/image-is-patched": "AWS ended the support of the image: no call did",
};

const account = demoAccount({ now: new Date() });
const historyMs = 90 * 24 * 60 * 60 * 1000;
let simulator: Simulator;
let store: Store;
let report: Report;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  const regions = account.regions.map(({ name }) => name);
  const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
  report = await reportOf(store.db, scan);
}, 300_000);

afterAll(async () => {
  await store.close();
  await simulator.close();
});

test("every critical and high finding on what is younger than the history names who set it", async () => {
  const unnamed: string[] = [];
  const needed = new Set<string>();
  let young = 0;
  for await (const finding of report.findings({ status: "fail", exposure: "live" })) {
    if (finding.severity !== "critical" && finding.severity !== "high") continue;
    const madeAt = await madeAtOf(finding);
    if (madeAt === undefined || madeAt < Date.now() - historyMs) continue;
    young++;
    const blame = await finding.blame();
    if (blame) expect(blame).toMatchObject({ actor: expect.stringMatching(/./), id: expect.stringMatching(/./) });
    else if (nobody[finding.check]) needed.add(finding.check);
    else unnamed.push(`${finding.check} ${finding.resource.arn}`);
  }
  expect(unnamed).toEqual([]);
  expect([...needed]).toEqual(Object.keys(nobody));
  expect(young).toBeGreaterThan(50);
});

/** When AWS says that the resource, or that from which it follows, was made. */
async function madeAtOf({ resource }: ReportFinding): Promise<number | undefined> {
  const [arn = ""] = resource.arn.split("#");
  for (const one of [resource.arn, arn]) {
    const found = await getResource(store.db, account.id, one);
    const made = creationIn(found?.configuration ?? null);
    if (made) return Date.parse(made.at);
  }
  return undefined;
}
