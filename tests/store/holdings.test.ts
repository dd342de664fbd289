import { afterAll, beforeAll, expect, test } from "vitest";
import { keptBecause, lossesOf } from "#components/accounts/removable.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { type Holdings, holdingsOf } from "#lib/store/holdings.ts";
import { removeRegion } from "#lib/store/removal.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function scanned(account: string): Promise<void> {
  const scan = await startScan(store.db, account);
  const places = ["us-east-1", "us-east-1", "eu-west-1", "global"];
  for (const [at, region] of places.entries()) {
    const identity = identityOf(account, `vpc-${at}`, "vpc", region);
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    const findings = ["a", "b"].map((check) => findingOf(identity, { check: `vpc/${check}` }));
    await stageFindings(store.db, { ...scan, findings });
    await gradeAs(store.db, scan, identity, "C");
  }
  await publish(store.db, scan);
  await insertEvents(store.db, account, [0, 1, 2].map(eventOf));
}

const held = (account: string): Promise<Holdings> => holdingsOf(store.db, account);

test("what is kept of an account is counted region by region, and what is removed is gone from it", async () => {
  const account = await newAccount(store.db);
  expect(await held(account)).toEqual({ scans: 0, reports: { all: 0, shared: 0 }, regions: [] });
  await scanned(account);
  const others = [
    { region: "eu-west-1", resources: 1, findings: 2, events: 0 },
    { region: "global", resources: 1, findings: 2, events: 0 },
  ];
  const whole = [...others, { region: "us-east-1", resources: 2, findings: 4, events: 3 }];
  expect(await held(account)).toEqual({ scans: 1, reports: { all: 0, shared: 0 }, regions: whole });
  await removeRegion(store.db, account, "us-east-1");
  expect(await held(account)).toEqual({ scans: 1, reports: { all: 0, shared: 0 }, regions: others });
});

test("a dialog says what goes, of an account and of a region", async () => {
  const account = await newAccount(store.db);
  await scanned(account);
  const about = { id: account, label: account, partition: "aws", regions: "all" as const, currentScan: null };
  const wanted = { account: { ...about, imported: null, reachedBy: "the demo", held: await held(account) } };
  expect(lossesOf(wanted)).toEqual(["4 resources and their history", "8 findings", "3 CloudTrail events", "1 scan"]);
  expect(lossesOf({ ...wanted, region: "eu-west-1" })).toEqual([
    "1 resource and its history",
    "2 findings",
    "0 CloudTrail events",
  ]);
  const reports = (all: number, shared: number) =>
    lossesOf({ account: { ...wanted.account, held: { ...wanted.account.held, reports: { all, shared } } } }).slice(4);
  expect(reports(1, 0)).toEqual(["1 kept report that tells of it"]);
  expect(reports(1, 1)).toEqual(["1 kept report that tells of it, and of other accounts as well"]);
  expect(reports(3, 2)).toEqual(["3 kept reports that tell of it, 2 of them of other accounts as well"]);
});

test.each([
  ["all", "us-east-1"],
  [["us-east-1"], "us-east-1"],
  [["us-east-1", "eu-west-1"], "eu-west-1"],
] as const)("of an account in %j the screen offers to remove %s when the store does", async (regions, region) => {
  const id = await newAccount(store.db);
  const own = regions === "all" ? regions : [...regions];
  await saveAccount(store.db, { id, label: id, partition: "aws", connection: { type: "demo" }, regions: own });
  const refusal = await removeRegion(store.db, id, region).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(keptBecause({ regions: own }, region) !== undefined).toBe(refusal !== undefined);
});
