import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Store } from "#lib/store/client.ts";
import { closeRetired, lastVerdicts, noteChanges, stageFindings, tallyRecords } from "#lib/store/findings.ts";
import { countFindings, eachFinding, listFindings } from "#lib/store/findings-list.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type Verdict = VerdictStatus | "record fail" | "record pass" | "gone";

/** Runs one scan for each verdict about one resource; what the last one changed. */
async function changesAfter(...life: Verdict[]) {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "subject");
  const other = identityOf(account, "other", "vpc");
  let changes: Awaited<ReturnType<typeof noteChanges>> = null;
  for (const verdict of life) {
    const scan = await startScan(store.db, account);
    if (verdict === "gone") {
      await closeResources(store.db, scan, [identity.arn]);
    } else {
      const [status, exposure] = verdict.startsWith("record ") ? [verdict.slice(7), "record"] : [verdict, "live"];
      await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
      const finding = findingOf(identity, { status: status as VerdictStatus, exposure: exposure as Exposure });
      await stageFindings(store.db, { ...scan, findings: [finding] });
    }
    await stageFindings(store.db, { ...scan, findings: [findingOf(other, { status: "fail" })] });
    changes = await noteChanges(store.db, scan);
    await publish(store.db, scan);
  }
  // Every count is a list that one can open.
  for (const change of findingChangeKinds) {
    const { rows } = await listFindings(store.db, { account, change });
    expect(rows.length, change).toBe(changes?.[change] ?? 0);
    expect(await countFindings(store.db, { account, change }), change).toBe(rows.length);
  }
  if (!changes) return null;
  const { bySeverity, ...counts } = changes;
  expect(bySeverity?.high).toEqual(counts);
  expect(bySeverity?.low).toEqual(nothing);
  return counts;
}

const nothing = { new: 0, regressed: 0, fixed: 0, gone: 0, "newly-unknown": 0, "newly-readable": 0 };

test.each<[Verdict[], Partial<typeof nothing>]>([
  [["pass", "pass"], {}],
  [["fail", "fail"], {}],
  [["gone", "fail"], { new: 1 }],
  [["pass", "fail"], { new: 1 }],
  [["not-applicable", "fail"], { new: 1 }],
  [["unknown", "fail"], { new: 1, "newly-readable": 1 }],
  [["fail", "pass"], { fixed: 1 }],
  [["fail", "not-applicable"], { fixed: 1 }],
  [["fail", "gone"], { gone: 1 }],
  [["pass", "gone"], {}],
  [["fail", "unknown"], { "newly-unknown": 1 }],
  [["pass", "unknown"], { "newly-unknown": 1 }],
  [["not-applicable", "unknown"], { "newly-unknown": 1 }],
  // An unknown in between neither resolves nor renews.
  [["fail", "unknown", "fail"], { "newly-readable": 1 }],
  [["fail", "unknown", "pass"], { fixed: 1, "newly-readable": 1 }],
  [["fail", "unknown", "unknown"], {}],
  [["fail", "unknown", "gone"], { gone: 1 }],
  [["pass", "unknown", "fail"], { new: 1, "newly-readable": 1 }],
  [["pass", "unknown", "pass"], { "newly-readable": 1 }],
  [["fail", "pass", "fail"], { regressed: 1 }],
  [["fail", "not-applicable", "fail"], { regressed: 1 }],
  [["fail", "pass", "unknown", "fail"], { regressed: 1, "newly-readable": 1 }],
  [["fail", "gone", "fail"], { regressed: 1 }],
  // Finished jobs and unused models are debt: their verdicts are no change of what is exposed.
  [["gone", "record fail"], {}],
  [["record fail", "record pass"], {}],
  [["record pass", "record fail"], {}],
  // What goes out of use was not put right; what comes into use is exposed from now on.
  [["fail", "record fail"], {}],
  [["record fail", "fail"], { new: 1 }],
])("%j changes %j", async (life, changes) => {
  expect(await changesAfter(...life)).toEqual({ ...nothing, ...changes });
});

test("the first scan has nothing to be compared with", async () => {
  expect(await changesAfter("fail")).toBeNull();
});

test("failing records are counted by severity, live ones are not", async () => {
  const account = await newAccount(store.db);
  const scan = await startScan(store.db, account);
  const findings = [
    findingOf(identityOf(account, "a"), { exposure: "record", severity: "high" }),
    findingOf(identityOf(account, "b"), { exposure: "record", severity: "high" }),
    findingOf(identityOf(account, "c"), { exposure: "record", severity: "low" }),
    findingOf(identityOf(account, "d"), { exposure: "record", severity: "low", status: "pass" }),
    findingOf(identityOf(account, "e"), { exposure: "live", severity: "critical" }),
  ];
  await stageFindings(store.db, { ...scan, findings });
  expect(await tallyRecords(store.db, scan)).toEqual({
    verdicts: { pass: 1, fail: 3, "not-applicable": 0, unknown: 0 },
    failing: { critical: 0, high: 2, medium: 0, low: 1, info: 0 },
  });
});

test("findings of a check that is gone from the catalogue end", async () => {
  const account = await newAccount(store.db);
  const first = await startScan(store.db, account);
  const subject = identityOf(account, "a", "vpc");
  const findings = [findingOf(subject, { check: "vpc/stays" }), findingOf(subject, { check: "vpc/retired" })];
  await stageFindings(store.db, { ...first, findings });
  await publish(store.db, first);
  const second = await startScan(store.db, account);
  await closeRetired(store.db, { ...second, checks: ["vpc/stays"] });
  await publish(store.db, second);
  const left = [];
  for await (const { check } of eachFinding(store.db, { account })) left.push(check);
  expect(left).toEqual(["vpc/stays"]);
});

test("the last verdict is the last one that was not unknown", async () => {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "subject");
  for (const status of ["pass", "fail", "unknown"] as const) {
    const scan = await startScan(store.db, account);
    await stageFindings(store.db, { ...scan, findings: [findingOf(identity, { status })] });
    await publish(store.db, scan);
  }
  const { id } = findingOf(identity);
  const scan = await startScan(store.db, account);
  expect(await lastVerdicts(store.db, scan, [id, "another"])).toEqual(new Map([[id, "fail"]]));
});
