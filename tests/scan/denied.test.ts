import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionFor } from "#lib/aws/services.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { collectors } from "#lib/collectors/index.ts";
import { sourcesOf } from "#lib/derivations/index.ts";
import { missingPermission } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { canDoWithout, partsByAction } from "./part-behind.ts";
import { scanUnkept } from "./scan-unkept.ts";

const account = demoAccount({ now: new Date() });
const actions = [...new Set(collectors.flatMap((collector) => collector.actions))].sort();
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

/** Kinds whose reading uses the action, and for which nothing else can stand in. */
function kindsBehind(action: string): string[] {
  return collectors.filter((one) => (one.actions as readonly string[]).includes(action)).map((one) => one.kind);
}

test("with everything allowed there are passes and fails, and nothing is unknown for want of a permission", () => {
  const statuses = Map.groupBy(whole.values(), (finding) => finding.status);
  expect(statuses.get("pass")?.length).toBeGreaterThan(50);
  expect(statuses.get("fail")?.length).toBeGreaterThan(50);
  expect(statuses.get("unknown")?.length ?? 0).toBeLessThan(5);
});

describe.each(actions)("with %s denied", (action) => {
  test("nothing that depended on it passes or fails, and the coverage names the permission", async () => {
    simulator.setFaults([{ action: permissionFor(action), kind: "denied" }]);
    const defects: string[] = [];
    const { findings, coverage: ledger, score } = await scanUnkept({ endpoint: simulator.url, regions, defects });
    simulator.setFaults([]);

    expect(defects).toEqual([]);
    const line = ledger.find((one) => one.action === action);
    if (action === "sagemaker:Search") {
      // Every job was described instead: the same verdicts at a higher price, and the ledger says so.
      expect(line).toMatchObject({ status: "partial", failure: { class: "denied" } });
      for (const [id, finding] of whole) expect(findings.get(id)?.status).toBe(finding.status);
      return;
    }
    if (line?.calls === 0) {
      // Nothing was running that had to be described: the verdicts are those of the whole scan.
      for (const [id, finding] of whole) expect(findings.get(id)?.status).toBe(finding.status);
      return;
    }
    expect(line?.status).toBe("denied");
    expect(missingPermission(line?.failure)).toBe(permissionFor(action));
    const kinds = kindsBehind(action);
    const judged = [...findings.values()].filter(({ status }) => status === "pass" || status === "fail");
    // Search gives these jobs without the denied call; that there may be others is an unknown of its own.
    const searched = /^sagemaker:(List|Describe)(TrainingJob|HyperParameterTuningJob)s?$/.test(action);
    const wronged = judged.filter(({ check, identity: { kind }, exposure }) => {
      const foundBySearch = searched && (action.startsWith("sagemaker:List") || exposure === "record");
      return kinds.includes(kind) && !foundBySearch && !isSpared(check, action);
    });
    expect(wronged.map((finding) => `${finding.check} ${finding.identity.name}`)).toEqual([]);
    // A verdict that needed it is unknown, or what it is without: a fail that is certain stays one.
    const bettered = [...findings].filter(([id, { status, check }]) => {
      const before = whole.get(id)?.status;
      return needed(check).some((kind) => kinds.includes(kind)) && status !== "unknown" && status !== before;
    });
    expect(bettered.map(([, { check, status, identity }]) => `${check} ${identity.name} ${status}`)).toEqual([]);
    if (line?.unlisted) expect(score.coverage ?? 1).toBeLessThan(coverage);
    // And what did not depend on it is judged as before.
    for (const [id, before] of whole) {
      if (
        (kinds.includes(before.identity.kind) && !isSpared(before.check, action)) ||
        needed(before.check).some((kind) => kinds.includes(kind))
      )
        continue;
      expect(findings.get(id)?.status, before.check).toBe(before.status);
    }
  }, 60_000);
});

/** True when the action gives a part of the resource that the check does not judge. */
function isSpared(id: string, action: string): boolean {
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  return check !== undefined && canDoWithout(parts, check, action);
}

function needed(id: string): readonly string[] {
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  return check ? [...check.needs, ...sourcesOf(check.kind)] : [];
}
