import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, startScan, untold } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test("one resource whole: as read, in AWS's order, with its findings worst first", async () => {
  const mine = await newAccount(store.db);
  const identity = { ...identityOf(mine, "one"), also: ["alias/one"] };
  const secrets = [{ path: "Environment.KEY", kind: "aws-access-key", fingerprint: "f00" }];
  const resource = { Zeta: 1, Alpha: { Beta: [] } };
  const scan = await startScan(store.db, mine);
  await stageReadings(store.db, { ...scan, readings: [{ ...readingOf(identity, resource), secrets } as Reading] });
  const findings = (["low", "critical", "high"] as const).map((severity) =>
    findingOf(identity, { check: `notebook-instance/${severity}`, severity }),
  );
  await stageFindings(store.db, { ...scan, findings });
  await gradeAs(store.db, scan, identity, "D");
  expect(await getResource(store.db, mine, identity.arn)).toBeUndefined();
  await publish(store.db, scan);
  const found = await getResource(store.db, mine, identity.arn);
  expect(found).toMatchObject({
    name: "one",
    grade: "D",
    score: 50,
    failing: { high: 1 },
    secrets,
    action: "sagemaker:Describe",
    failure: null,
  });
  expect(JSON.stringify(found?.configuration)).toBe(JSON.stringify(resource));
  expect(found?.findings.map(({ severity }) => severity)).toEqual(["critical", "high", "low"]);
  expect(await getResource(store.db, await newAccount(store.db), identity.arn)).toBeUndefined();
});

test("a field that changes by itself makes no version, and its newest value is shown; any other change makes one", async () => {
  const mine = await newAccount(store.db);
  const identity = identityOf(mine, "one");
  const volatile = ["Used", "Variants[].Count"];
  const versions = () =>
    query<{ configuration: unknown }>(
      store.db,
      sql`select configuration from resources where account = ${mine} order by from_seq`,
    );
  const scanned = async (resource: Record<string, unknown>) => {
    const scan = await startScan(store.db, mine);
    const readings = [readingOf(identity, resource)];
    await stageReadings(store.db, { ...scan, volatile, readings });
    await stageReadings(store.db, { ...scan, volatile, readings });
    await gradeAs(store.db, scan, identity, "D");
    await publish(store.db, scan);
    const found = await getResource(store.db, mine, identity.arn);
    expect(JSON.stringify(found?.configuration)).toBe(JSON.stringify(resource));
    return (await versions()).length;
  };
  const first = { Zeta: 1, Used: "yesterday", Variants: [{ Name: "a", Count: 1 }] };
  expect(await scanned(first)).toBe(1);
  expect(await scanned({ ...first, Used: "today", Variants: [{ Name: "a", Count: 7 }] })).toBe(1);
  expect(await scanned({ Zeta: 1, Variants: [{ Name: "a" }] })).toBe(1);
  expect(await scanned({ Zeta: 1, Variants: [{ Name: "b", Count: 7 }] })).toBe(2);
  expect(await scanned({ Zeta: 2, Used: "today", Variants: "none" })).toBe(3);
  expect((await versions()).map(({ configuration }) => configuration)).toEqual([
    { Zeta: 1, Variants: [{ Name: "a" }] },
    { Zeta: 1, Variants: [{ Name: "b", Count: 7 }] },
    { Zeta: 2, Used: "today", Variants: "none" },
  ]);
});

test("a resource that can no longer be read shows why, and what it was when it last could be, with that time", async () => {
  const mine = await newAccount(store.db);
  const identity = identityOf(mine, "one");
  const first = await startScan(store.db, mine);
  await stageReadings(store.db, { ...first, readings: [readingOf(identity, { Field: 1 })] });
  await gradeAs(store.db, first, identity, "A");
  await publish(store.db, first);
  const second = await startScan(store.db, mine);
  const failure: Failure = { class: "denied", action: "sagemaker:Describe", code: "AccessDenied", message: "no" };
  const { action, readAt } = readingOf(identity);
  await stageReadings(store.db, { ...second, readings: [{ identity, action, readAt, status: "unread", failure }] });
  const nothing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const grade = {
    identity,
    exposure: "live",
    grade: null,
    score: null,
    failing: nothing,
    unknown: 3,
    judged: 3,
    failure,
    ...untold,
  } as const;
  await setGrades(store.db, { ...second, grades: [grade] });
  expect(await getResource(store.db, mine, identity.arn)).toMatchObject({ grade: "A", configuration: { Field: 1 } });
  await publish(store.db, second);
  expect(await getResource(store.db, mine, identity.arn)).toMatchObject({
    grade: null,
    configuration: { Field: 1 },
    readAt,
    failure,
    unknown: 3,
    judged: 3,
  });
  // The time stays, however often it cannot be read again, and it is read anew as soon as it can be.
  const third = await startScan(store.db, mine);
  await stageReadings(store.db, {
    ...third,
    readings: [{ identity, action, readAt: "2027", status: "unread", failure }],
  });
  await publish(store.db, third);
  expect(await getResource(store.db, mine, identity.arn)).toMatchObject({ readAt, failure });
  const fourth = await startScan(store.db, mine);
  const again = { ...readingOf(identity, { Field: 1 }), readAt: "2027-01-01T00:00:00.000Z" };
  await stageReadings(store.db, { ...fourth, readings: [again] });
  await setGrades(store.db, { ...fourth, grades: [{ ...grade, failure: null }] });
  await publish(store.db, fourth);
  expect(await getResource(store.db, mine, identity.arn)).toMatchObject({
    readAt: "2027-01-01T00:00:00.000Z",
    failure: null,
  });
});

test("a resource that was never read has no configuration and no time", async () => {
  const mine = await newAccount(store.db);
  const identity = identityOf(mine, "one");
  const scan = await startScan(store.db, mine);
  const failure: Failure = { class: "denied", action: "sagemaker:Describe", code: "AccessDenied", message: "no" };
  const { action, readAt } = readingOf(identity);
  await stageReadings(store.db, { ...scan, readings: [{ identity, action, readAt, status: "unread", failure }] });
  await gradeAs(store.db, scan, identity, null);
  await publish(store.db, scan);
  expect(await getResource(store.db, mine, identity.arn)).toMatchObject({ configuration: null, readAt: null });
});

test("a finding about what was never read names no call that gave its configuration", async () => {
  const mine = await newAccount(store.db);
  const identity = identityOf(mine, "never");
  const scan = await startScan(store.db, mine);
  const failure: Failure = { class: "denied", action: "sagemaker:Describe", code: "AccessDenied", message: "no" };
  const { action, readAt } = readingOf(identity);
  await stageReadings(store.db, { ...scan, readings: [{ identity, action, readAt, status: "unread", failure }] });
  const finding = findingOf(identity, { status: "unknown" });
  await stageFindings(store.db, { ...scan, findings: [finding] });
  await publish(store.db, scan);
  expect(await getFinding(store.db, mine, finding.id)).toMatchObject({ status: "unknown", readBy: null });
});
