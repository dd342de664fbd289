import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { ranksOf, standingsOf } from "#lib/store/resource-standings.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test("each stands as its row of the list says, as of the scan on show, and what is not there does not", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const identities = ["a", "b", "c"].map((name) => identityOf(account, name));
  const arns = identities.map(({ arn }) => arn);
  expect(await standingsOf(db, account, arns)).toEqual(new Map());
  const scan = await startScan(db, account);
  await stageReadings(db, { ...scan, readings: identities.map((identity) => readingOf(identity)) });
  for (const [at, identity] of identities.entries()) {
    await gradeAs(db, scan, identity, at === 0 ? "D" : null, "live", { high: at });
  }
  await publish(db, scan);
  const next = await startScan(db, account);
  for (const identity of identities) await gradeAs(db, next, identity, "A");

  const asked = [...arns.slice(0, 2), "arn:aws:iam::111122223333:role/' or 1=1", "\0"];
  const standings = await standingsOf(db, account, asked);
  expect([...standings.keys()].sort()).toEqual(arns.slice(0, 2).sort());
  const { rows } = await listResources(db, { account });
  for (const { arn, exposure, grade, failing, unknown, judged, failure } of rows.filter((row) =>
    standings.has(row.arn),
  ))
    expect(standings.get(arn)).toEqual({ exposure, grade, failing, unknown, judged, failure });
  expect(standings.get(arns[0] ?? "")?.grade).toBe("D");
  const ranks = await ranksOf(db, account, asked);
  const byRank = [...ranks].toSorted(([, one], [, other]) => (one < other ? -1 : 1)).map(([arn]) => arn);
  expect(byRank).toEqual(rows.map(({ arn }) => arn).filter((arn) => standings.has(arn)));
  expect(await standingsOf(db, await newAccount(db), arns)).toEqual(new Map());
  expect(await standingsOf(db, account, [])).toEqual(new Map());
});
