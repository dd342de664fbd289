import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { AccountTally, scoreResource } from "#lib/scoring/score.ts";
import { noFailing } from "#lib/scoring/weights.ts";
import { accountExposures } from "#lib/store/account-exposures.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { countFindings } from "#lib/store/findings-count.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import { countResources, listResources } from "#lib/store/resources-list.ts";
import { cancelScan, getScanRow, listScans, publishScan, scansShown } from "#lib/store/scans.ts";
import { writeTallies } from "#lib/store/tallies.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { addWaiver, changeWaiver, endWaiver, waiverTrail } from "#lib/store/waivers.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { type AskedScope, isWithin, waiverScope } from "#lib/waivers/scope.ts";
import type { NewWaiver } from "#lib/waivers/waiver.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, noSummary, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const severities: Severity[] = ["critical", "high", "medium", "low", "info"];
const checks = severities.map((severity) => ({ check: `notebook-instance/${severity}`, severity }));
const day = 86_400_000;

interface Found {
  name: string;
  status: VerdictStatus[];
  exposure: "live" | "record";
}

function findingsOf(account: string, found: readonly Found[]): Finding[] {
  return found.flatMap(({ name, status, exposure }) =>
    checks.map((check, at) =>
      findingOf(identityOf(account, name), { ...check, exposure, status: status[at] ?? "pass" }),
    ),
  );
}

/** A scan that finds this, and grades it as if nobody had accepted anything. */
async function scanned(account: string, found: readonly Found[], isPublished: boolean): Promise<void> {
  const { db } = store;
  const scan = await startScan(db, account);
  const findings = findingsOf(account, found);
  await stageReadings(db, { ...scan, readings: found.map(({ name }) => readingOf(identityOf(account, name))) });
  await stageFindings(db, { ...scan, findings });
  const grades = [...Map.groupBy(findings, ({ identity }) => identity.name)].map(([name, own]) => ({
    ...{ identity: identityOf(account, name), exposure: own[0]?.exposure ?? "live", ...gradeOf(own) },
    ...{ unknown: 0, judged: 5, failure: null, owner: null, changedAt: null },
    tags: name.endsWith("?") ? null : [{ key: "team", value: name }],
  }));
  await setGrades(db, { ...scan, grades });
  const tally = new AccountTally();
  for (const finding of findings) tally.add(finding);
  const result = { score: tally.score(), tally: tally.counts(), summary: noSummary, spans: [], judgedBy: {} };
  await writeTallies(db, scan);
  await (isPublished ? publishScan(db, scan, result) : cancelScan(db, scan));
}

function gradeOf(own: readonly (Finding & { waived?: boolean })[]) {
  const { value, grade } = scoreResource(own);
  const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { status, severity, waived } of own) if (status === "fail" && !waived) failing[severity]++;
  return { grade, score: value, failing };
}

const names = ["a", "bb", "b", "c?"];
const found: fc.Arbitrary<Found[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...names),
    status: fc.array(fc.constantFrom<VerdictStatus>("pass", "fail", "unknown", "not-applicable"), {
      minLength: checks.length,
      maxLength: checks.length,
    }),
    exposure: fc.constantFrom("live" as const, "live" as const, "record" as const),
  }),
  { selector: ({ name }) => name, maxLength: names.length },
);
const scope: fc.Arbitrary<AskedScope> = fc
  .record({
    checks: fc.array(fc.constantFrom(...checks.map(({ check }) => check), "notebook-instance/*", "*h*"), {
      minLength: 1,
      maxLength: 2,
    }),
    resources: fc.array(fc.constantFrom("a", "b*", "*notebook-instance/bb", "c\\?"), { maxLength: 2 }),
    tags: fc.array(fc.record({ key: fc.constant("team"), value: fc.constantFrom("a", "b*") }), { maxLength: 1 }),
    except: fc.record({ resources: fc.array(fc.constantFrom("bb", "a"), { maxLength: 1 }) }),
  })
  .filter((one) => waiverScope.safeParse(one).success);
const step = fc.oneof(
  fc.record({ what: fc.constant("scan" as const), found, isPublished: fc.boolean() }),
  fc.record({ what: fc.constant("add" as const), scope, days: fc.nat(4) }),
  fc.record({ what: fc.constant("change" as const), which: fc.nat(5), scope, days: fc.nat(4) }),
  fc.record({ what: fc.constant("end" as const), which: fc.nat(5) }),
  fc.record({ what: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 3 }) }),
);

interface Held {
  id: string;
  wanted: NewWaiver;
  isEnded: boolean;
}

const wantedOf = (one: AskedScope, until: string): NewWaiver => {
  return { scope: waiverScope.parse(one), reason: "Accepted.", owner: "Ada", until };
};

test("whatever is scanned and decided, in any order, what is accepted is what the decisions that hold describe", async () => {
  const { db } = store;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
      const account = await newAccount(db);
      // Publishing takes the clock's word for the day.
      let now = new Date();
      const held: Held[] = [];
      const shown = new Map<string, Found>();
      for (const one of steps) {
        if (one.what === "scan") {
          const all = new Map([...shown, ...one.found.map((each) => [each.name, each] as const)]);
          await scanned(account, [...all.values()], one.isPublished);
          if (one.isPublished) for (const each of one.found) shown.set(each.name, each);
        }
        if (one.what === "add") {
          const accounts = { ...one.scope, accounts: [account] };
          const wanted = wantedOf(accounts, dayOf(now, one.days));
          const { id } = await addWaiver(db, wanted, { by: "Ada", now });
          held.push({ id, wanted, isEnded: false });
        }
        const one_ = one.what === "change" || one.what === "end" ? held[one.which] : undefined;
        if (one.what === "change" && one_ && !one_.isEnded) {
          one_.wanted = wantedOf({ ...one.scope, accounts: [account] }, dayOf(now, one.days));
          await changeWaiver(db, one_.id, one_.wanted, { by: "Ada", now });
        }
        if (one.what === "end" && one_) {
          one_.isEnded = true;
          await endWaiver(db, one_.id, { by: "Ada", now });
        }
        if (one.what === "wait") now = new Date(now.getTime() + one.days * day);
        await applyWaivers(db, now);
        await expectApplied(
          account,
          [...shown.values()],
          held.filter(({ wanted, isEnded }) => !isEnded && wanted.until >= dayOf(now)),
        );
      }
      for (const { id } of held) await endWaiver(db, id, { by: "Ada", now });
      await applyWaivers(db, now);
      await expectApplied(account, [...shown.values()], []);
    }),
    { numRuns: 10 },
  );
});

async function expectApplied(account: string, found: readonly Found[], holding: readonly Held[]): Promise<void> {
  const { db } = store;
  const isAccepted = ({ check, status, identity: { name, arn, region } }: Finding) =>
    status === "fail" &&
    holding.some(({ wanted }) => {
      const tags = name.endsWith("?") ? null : [{ key: "team", value: name }];
      return isWithin(wanted.scope, { account, check, region, arn, name, tags });
    });
  const findings = findingsOf(account, found).map((one) => ({ ...one, waived: isAccepted(one) }));
  const told = (await listFindings(db, { account }, { limit: 1_000 })).rows;
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const accepted = ids(findings.filter(({ waived }) => waived));
  expect(ids(told.filter(({ waiver }) => waiver))).toEqual(accepted);
  const only = await listFindings(db, { account, waived: "only" }, { limit: 1_000 });
  const without = await listFindings(db, { account, waived: "without" }, { limit: 1_000 });
  expect(ids(only.rows)).toEqual(accepted);
  expect(ids(without.rows)).toEqual(ids(findings.filter(({ waived }) => !waived)));
  for (const filter of [{}, { status: ["fail" as const] }]) {
    const counted = (waived: "only" | "without") => countFindings(db, { account, ...filter, waived });
    expect(await counted("only")).toBe(accepted.length);
    expect((await counted("only")) + (await counted("without"))).toBe(await countFindings(db, { account, ...filter }));
  }
  const byArn = Map.groupBy(findings, ({ identity }) => identity.arn);
  for (const { arn, grade, score, failing, waived } of (await listResources(db, { account })).rows) {
    const own = byArn.get(arn) ?? [];
    expect({ grade, score, failing, waived }).toEqual({
      ...gradeOf(own),
      waived: own.filter((one) => one.waived).length,
    });
  }
  expect(await countResources(db, { account, grade: ["F"] })).toBe(
    (await listResources(db, { account, grade: ["F"] })).rows.length,
  );
  const tally = new AccountTally();
  const whole = new AccountTally();
  for (const finding of findings) {
    tally.add(finding);
    whole.add({ ...finding, waived: false });
  }
  const [scan] = (await listScans(db, { account, state: ["completed"] })).rows;
  if (!scan?.score) return;
  const { withWaived, ...score } = scan.score;
  expect(score).toEqual(tally.score());
  const { value, grade } = whole.score();
  expect(withWaived).toEqual(score.waived > 0 ? { value, grade } : undefined);
  expect(await getScanRow(db, scan.id)).toEqual(scan);
  expect(await scansShown(db, [account])).toEqual([scan]);
  const live = findings.filter(({ exposure }) => exposure === "live");
  const standing = live.filter(({ status, waived }) => status === "fail" && !waived);
  const failing = noFailing();
  for (const { severity } of standing) failing[severity]++;
  const counted = { failing, unknown: live.filter(({ status }) => status === "unknown").length };
  const waived = live.filter((one) => one.waived).length;
  expect(await accountExposures(db, [account], ["notebook-instance"])).toEqual([
    { account, ...counted, waived, paths: standing.length },
  ]);
}

test("every change of a decision is in the trail, which nobody can change or shorten", async () => {
  const { db } = store;
  const now = new Date("2026-11-28T12:00:00Z");
  const wanted = wantedOf({ checks: ["a/b"] }, "2026-12-01");
  const { id } = await addWaiver(db, wanted, { by: "Ada", now });
  await changeWaiver(db, id, { ...wanted, until: "2026-12-24" }, { by: "Ben", note: "A fortnight more.", now });
  await applyWaivers(db, new Date("2026-12-25T00:00:00Z"));
  await applyWaivers(db, new Date("2026-12-26T00:00:00Z"));
  await changeWaiver(db, id, { ...wanted, until: "2027-01-01" }, { by: "Ben", now: new Date("2026-12-27T00:00:00Z") });
  await endWaiver(db, id, { by: "Ada", now: new Date("2026-12-28T00:00:00Z") });
  await endWaiver(db, id, { by: "Ada", now: new Date("2026-12-29T00:00:00Z") });
  const trail = (await waiverTrail(db, { waiver: id })).reverse();
  expect(trail.map(({ change, by, was, became }) => [change, by, was?.until, became?.until])).toEqual([
    ["made", "Ada", undefined, "2026-12-01"],
    ["changed", "Ben", "2026-12-01", "2026-12-24"],
    ["expired", "Sagewarden", "2026-12-24", undefined],
    ["changed", "Ben", "2026-12-24", "2027-01-01"],
    ["ended", "Ada", "2027-01-01", undefined],
  ]);
  for (const statement of [
    sql`update waiver_changes set by = 'Eve'`,
    sql`delete from waiver_changes`,
    sql`truncate waiver_changes`,
  ])
    await expect(query(db, statement)).rejects.toThrow("only ever added to");
  await expect(changeWaiver(db, id, wanted, { by: "Ada", now })).rejects.toThrow("was ended");
});

test("a decision that came while a scan was published holds for what it found", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const status: VerdictStatus[] = ["fail", "fail", "pass", "pass", "pass"];
  await scanned(account, [{ name: "a", status, exposure: "live" }], true);
  const decided = scanned(account, [{ name: "bb", status, exposure: "live" }], true);
  const until = dayOf(new Date(), 1);
  await addWaiver(db, wantedOf({ checks: ["notebook-instance/*"], accounts: [account] }, until), { by: "Ada" });
  await Promise.all([decided, applyWaivers(db)]);
  await applyWaivers(db);
  expect(await countFindings(db, { account, waived: "only" })).toBe(4);
});

test("a decision that ends before it was brought in line everywhere leaves nothing of what a scan took of it", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const until = dayOf(new Date(), 1);
  const wanted = wantedOf({ checks: ["notebook-instance/*"], accounts: [account] }, until);
  const { id } = await addWaiver(db, wanted, { by: "Ada" });
  const status: VerdictStatus[] = ["fail", "fail", "pass", "pass", "pass"];
  await scanned(account, [{ name: "a", status, exposure: "live" }], true);
  expect(await countFindings(db, { account, waived: "only" })).toBe(2);
  await endWaiver(db, id, { by: "Ada" });
  await applyWaivers(db);
  expect(await countFindings(db, { account, waived: "only" })).toBe(0);
});
