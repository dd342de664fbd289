import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Store } from "#lib/store/client.ts";
import { changedBetween, noteChanges } from "#lib/store/finding-changes.ts";
import { closeRetired, lastVerdicts, stageFindings } from "#lib/store/findings.ts";
import { countFindings } from "#lib/store/findings-count.ts";
import { eachFinding, listFindings } from "#lib/store/findings-list.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import { tallyRecords, writeTallies } from "#lib/store/tallies.ts";
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

/** What a finding was at one scan and is at a later one, told from its whole life. */
function toldOf(life: readonly Verdict[], from: number, to: number): FindingChangeKind[] {
  const at = (index: number) => {
    const verdict = life[index] ?? "gone";
    if (verdict === "gone") return undefined;
    const isRecord = verdict.startsWith("record ");
    return { status: verdict.replace("record ", ""), isLive: !isRecord };
  };
  const [before, after] = [at(from), at(to)];
  const earlier = life.slice(0, from + 1).flatMap((_, index) => at(index) ?? []);
  const known =
    before?.status === "unknown" ? earlier.findLast(({ status }) => status !== "unknown")?.status : before?.status;
  const failed = known === "fail" && before?.isLive === true;
  const fails = after?.status === "fail" && after.isLive && !failed;
  const hasFailed = earlier.some(({ status, isLive }) => status === "fail" && isLive);
  const is: Record<FindingChangeKind, boolean> = {
    new: fails && !hasFailed,
    regressed: fails && hasFailed,
    fixed: failed && (after?.status === "pass" || after?.status === "not-applicable"),
    gone: failed && after === undefined,
    "newly-unknown": after?.status === "unknown" && after.isLive && before !== undefined && before.status !== "unknown",
    "newly-readable": before?.status === "unknown" && after !== undefined && after.status !== "unknown" && after.isLive,
  };
  return findingChangeKinds.filter((kind) => is[kind]);
}

test("between any two scans, what changed follows from what was and what is, however it came to be", async () => {
  const verdict = fc.constantFrom<Verdict>(
    "pass",
    "fail",
    "not-applicable",
    "unknown",
    "record fail",
    "record pass",
    "gone",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(verdict, { minLength: 2, maxLength: 6 }), async (life) => {
      const account = await newAccount(store.db);
      const identity = identityOf(account, "subject");
      const seqs: number[] = [];
      for (const one of life) {
        const scan = await startScan(store.db, account);
        if (one === "gone") await closeResources(store.db, scan, [identity.arn]);
        else {
          const [status, exposure] = one.startsWith("record ") ? [one.slice(7), "record"] : [one, "live"];
          await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
          const finding = findingOf(identity, { status: status as VerdictStatus, exposure: exposure as Exposure });
          await stageFindings(store.db, { ...scan, findings: [finding] });
        }
        await publish(store.db, scan);
        seqs.push(scan.seq);
      }
      for (const [from, first] of seqs.entries())
        for (const [more, last] of seqs.slice(from + 1).entries()) {
          const changed = await changedBetween(store.db, { account, from: first, to: last });
          expect(changed.flatMap(({ changes }) => changes)).toEqual(toldOf(life, from, from + 1 + more));
          const statusAt = (index: number) => (life[index] === "gone" ? null : life[index]?.replace("record ", ""));
          for (const { before, after } of changed)
            expect([before, after]).toEqual([statusAt(from), statusAt(from + 1 + more)]);
        }
    }),
    { numRuns: 25 },
  );
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
  await writeTallies(store.db, scan);
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
