import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { collectors } from "#lib/collectors/index.ts";
import type { Coverage } from "#lib/inventory/coverage.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import { checksByKind, evaluateReading } from "#lib/scoring/evaluate.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { readingsAt } from "#lib/store/resources.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { scanSimulated } from "./scan-simulated.ts";

/*
 * The law of lost sight: of an account that was read whole, one permission is taken away. What needed it is neither pass nor
 * fail any more, what did not is as it was.
 */

const account = demoAccount({ now: new Date() });
const actions = [...new Set(collectors.flatMap((collector) => collector.actions))].sort();
const regions = ["us-west-2"];
const byKind = checksByKind(checks as readonly Check[]);
let simulator: Simulator;
let store: Store;
let seq = 1;
let whole: Map<string, FindingRow>;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  await scanSimulated(store, { account, endpoint: simulator.url, regions });
  whole = await findingsNow();
});
afterAll(async () => {
  await store.close();
  await simulator.close();
});

async function findingsNow(): Promise<Map<string, FindingRow>> {
  const findings = new Map<string, FindingRow>();
  for await (const row of eachFinding(store.db, { account: account.id })) findings.set(row.id, row);
  return findings;
}

/** Notes which kinds a check asked about. */
class WatchedInventory extends Inventory {
  asked = new Set<string>();

  override get<K extends Kind>(kind: K, reference: string, region: string) {
    this.asked.add(kind);
    return super.get(kind, reference, region);
  }

  override all<K extends Kind>(kind: K, region?: string) {
    this.asked.add(kind);
    return super.all(kind, region);
  }

  override blindSpot(kind: Kind, region: string) {
    this.asked?.add(kind);
    return super.blindSpot(kind, region);
  }
}

/** The kinds that each finding's check asked about in the inventory of the last scan. */
async function askedFor(coverage: readonly Coverage[]): Promise<Map<string, ReadonlySet<string>>> {
  const readings: Reading[] = [];
  for await (const batch of readingsAt(store.db, { account: account.id, seq, settled: false })) readings.push(...batch);
  const inventory = new WatchedInventory(readings, coverage);
  const asked = new Map<string, ReadonlySet<string>>();
  for (const reading of readings) {
    for (const check of byKind.get(reading.identity.kind) ?? []) {
      inventory.asked = new Set();
      const context = { inventory, now: new Date().toISOString(), onDefect: () => undefined };
      const [finding] = evaluateReading(reading, { ...context, checks: new Map([[check.kind, [check]]]) });
      if (finding) asked.set(finding.id, inventory.asked);
    }
  }
  return asked;
}

describe.each(actions)("with %s denied in a later scan", (action) => {
  test("what needed it is neither pass nor fail, and no other verdict is lost", async () => {
    simulator.setFaults([{ action, kind: "denied" }]);
    const view = await scanSimulated(store, { account, endpoint: simulator.url, regions });
    simulator.setFaults([]);
    seq++;
    const ledger = await getCoverage(store.db, view.id);
    const lost = new Set(ledger.filter(({ status }) => status === "denied").map(({ kind }) => kind));
    const findings = await findingsNow();
    const asked = await askedFor(ledger);
    expect(lost.size > 0 || ledger.some((line) => line.action === action && line.status !== "denied")).toBe(true);

    const wronged: string[] = [];
    for (const [id, before] of whole) {
      const { check, resource, exposure } = before;
      const now = findings.get(id);
      const say = (why: string) => wronged.push(`${why}: ${check} ${resource.name}: ${before.status} → ${now?.status}`);
      if (!now) say("gone");
      else if (lost.has(resource.kind) && exposure === "live") {
        if (now.status === "pass" || now.status === "fail") say("judged unread");
      } else if (exposure === "record") {
        // A finished job, or what nothing used when it was last seen: as it was, or not known any more.
        if (now.status !== before.status && now.status !== "unknown") say("changed");
      } else {
        const needed = [...(asked.get(id) ?? [])].some((kind) => lost.has(kind));
        if (needed ? now.status === "pass" : now.status !== before.status) say(needed ? "passed blindly" : "changed");
        if (before.status === "fail" && now.status !== "fail" && !needed) say("fail lost");
      }
    }
    expect(wronged).toEqual([]);
    expect(view.summary?.changes).toMatchObject({ fixed: 0, gone: 0, regressed: 0 });
  }, 60_000);
});

test("with everything allowed again, every verdict is what it was", async () => {
  await scanSimulated(store, { account, endpoint: simulator.url, regions });
  const statuses = (all: Map<string, FindingRow>) => [...all].map(([id, { status }]) => `${id} ${status}`).sort();
  expect(statuses(await findingsNow())).toEqual(statuses(whole));
}, 60_000);
