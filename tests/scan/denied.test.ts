import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionFor } from "#lib/aws/services.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { sourcesOf } from "#lib/derivations/index.ts";
import { isPointedAt } from "#lib/inventory/names.ts";
import { leastPrivilegePolicies } from "#lib/permissions/policy.ts";
import { missingPermission } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { denials, kindsBehind } from "./denials.ts";
import { withFewJobs } from "./few-jobs.ts";
import { canDoWithout, partsByAction } from "./part-behind.ts";
import { scanUnkept } from "./scan-unkept.ts";

const account = withFewJobs(demoAccount({ now: new Date() }));
/** The smallest region of the demo: every action is denied once. */
const regions = ["us-west-2"];
let simulator: Simulator;
let whole: ReadonlyMap<string, Finding>;
let coverage: number;
let parts: ReadonlyMap<string, string>;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  const scan = await scanUnkept({ endpoint: simulator.url, regions });
  coverage = scan.score.coverage ?? 0;
  whole = scan.findings;
  parts = await partsByAction(scan.store.readings({ settled: false }));
}, 60_000);
afterAll(() => simulator.close());

test("with everything allowed there are passes and fails, and nothing is unknown for want of a permission", () => {
  const statuses = Map.groupBy(whole.values(), (finding) => finding.status);
  expect(statuses.get("pass")?.length).toBeGreaterThan(50);
  expect(statuses.get("fail")?.length).toBeGreaterThan(50);
  // What the demo account cannot know: what its organization has, and definitions that nobody can read.
  expect(statuses.get("unknown")?.length ?? 0).toBeLessThan(12);
});

test("with what the printed policies grant and nothing else, as much is read", async () => {
  const granted = leastPrivilegePolicies().flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  simulator.grant(granted);
  simulator.resetCalls();
  const { coverage: ledger, findings } = await scanUnkept({ endpoint: simulator.url, regions });
  const called = new Set(simulator.calls().keys());
  simulator.grant(undefined);
  expect(ledger.filter(({ status }) => status !== "complete" && status !== "partial")).toEqual([]);
  expect(new Map([...findings].map(([id, { status }]) => [id, status]))).toEqual(
    new Map([...whole].map(([id, { status }]) => [id, status])),
  );
  // And the simulated account refuses what is not among it.
  expect([...called].filter((action) => action !== "sts:GetCallerIdentity" && !granted.includes(action))).toEqual([]);
});

describe.each(denials.map((denied) => ({ denied })))("with $denied denied", ({ denied }) => {
  test("nothing that depended on it passes or fails, and the coverage names the permission", async () => {
    simulator.setFaults(denied.map((action) => ({ action: permissionFor(action), kind: "denied" })));
    const defects: string[] = [];
    const { findings, coverage: ledger, score } = await scanUnkept({ endpoint: simulator.url, regions, defects });
    simulator.setFaults([]);

    expect(defects).toEqual([]);
    const lines = denied.map((action) => ({ action, line: ledger.find((one) => one.action === action) }));
    // Nothing was running that had to be described.
    const called = lines.filter(({ line }) => line?.calls !== 0);
    if (called.length === 0 || denied.includes("sagemaker:Search")) {
      // Without Search every job was described instead: the same verdicts at a higher price, and the ledger says so.
      for (const { line } of called) expect(line).toMatchObject({ status: "partial", failure: { class: "denied" } });
      for (const [id, finding] of whole) expect(findings.get(id)?.status).toBe(finding.status);
      return;
    }
    for (const { action, line } of called) {
      expect(line?.status, action).toBe("denied");
      expect(missingPermission(line?.failure)).toBe(permissionFor(action));
    }
    const behind = new Map(called.flatMap(({ action }) => kindsBehind(action).map((kind) => [kind, action] as const)));
    const judged = [...findings.values()].filter(({ status }) => status === "pass" || status === "fail");
    const wronged = judged.filter(({ check, identity: { kind }, exposure }) => {
      const action = behind.get(kind);
      return action && !isFoundBySearch(action, exposure) && !isSpared(check, action);
    });
    expect(wronged.map((finding) => `${finding.check} ${finding.identity.name}`)).toEqual([]);
    // A verdict that needed it is unknown, or what it is without: a fail that is certain stays one.
    const bettered = [...findings].filter(([id, { status, check }]) => {
      const before = whole.get(id)?.status;
      return needed(check).some((kind) => behind.has(kind)) && status !== "unknown" && status !== before;
    });
    expect(bettered.map(([, { check, status, identity }]) => `${check} ${identity.name} ${status}`)).toEqual([]);
    if (called.some(({ line }) => line?.unlisted)) expect(score.coverage ?? 1).toBeLessThan(coverage);
    // And what did not depend on it is judged as before.
    for (const [id, before] of whole) {
      const action = behind.get(before.identity.kind);
      if ((action && !isSpared(before.check, action)) || needed(before.check).some((kind) => behind.has(kind)))
        continue;
      // Of some kinds only what is named is read, and who names it may be among what was lost.
      if (!findings.has(id) && isPointedAt(before.identity.kind)) continue;
      expect(findings.get(id)?.status, before.check).toBe(before.status);
    }
  }, 60_000);
});

/** Search gives these jobs without the denied call; that there may be others is an unknown of its own. */
function isFoundBySearch(action: string, exposure: string): boolean {
  const isSearched = /^sagemaker:(List|Describe)(TrainingJob|HyperParameterTuningJob)s?$/.test(action);
  return isSearched && (action.startsWith("sagemaker:List") || exposure === "record");
}

/** True when the action gives a part of the resource that the check does not judge. */
function isSpared(id: string, action: string): boolean {
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  return check !== undefined && canDoWithout(parts, check, action);
}

function needed(id: string): readonly string[] {
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  return check ? [...check.needs, ...sourcesOf(check.kind)] : [];
}
