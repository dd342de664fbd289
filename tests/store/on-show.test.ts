import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checks } from "#lib/checks/index.ts";
import type { Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { countByCheck, countFindings } from "#lib/store/findings-count.ts";
import { failingExamples } from "#lib/store/findings-examples.ts";
import type { Db } from "#lib/store/query.ts";
import { beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { countHardlyJudged, countResources, ownersIn, resourceFacets } from "#lib/store/resources-list.ts";
import { cancelScan } from "#lib/store/scans.ts";
import { tallyChecks } from "#lib/store/tallies.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const [first = "", second = ""] = checks.map(({ id }) => id);
const regions = ["us-east-1", "eu-west-1"];

/** Everything that is remembered of the accounts. */
function told(db: Db, account: string[]) {
  return Promise.all([
    tallyChecks(db, account),
    countByCheck(db, { account }),
    countByCheck(db, { account, status: ["fail"], exposure: "live" }),
    countFindings(db, { account, region: ["eu-west-1"] }),
    countResources(db, { account }),
    countResources(db, { account, grade: ["F"] }),
    resourceFacets(db, account),
    ownersIn(db, account),
    ...account.flatMap((one) => [
      countHardlyJudged(db, one),
      failingExamples(db, one, [first, second], 2).then((found) => [...found]),
    ]),
  ]);
}

/** The same database as somebody sees who remembers nothing. */
const anew = (): Db => Object.create(store.db) as Db;

async function scanned(account: string, names: readonly string[], isPublished = true): Promise<void> {
  const scan = await startScan(store.db, account);
  for (const [at, name] of names.entries()) {
    const identity = identityOf(account, name, "vpc", regions[at % 2]);
    const status = name.length % 2 === 0 ? "fail" : "pass";
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    await stageFindings(store.db, {
      ...scan,
      findings: [findingOf(identity, { check: at % 3 === 0 ? first : second, status })],
    });
    await gradeAs(store.db, scan, identity, status === "fail" ? "F" : "A");
  }
  await (isPublished ? publish(store.db, scan) : cancelScan(store.db, scan));
}

const step = fc.oneof(
  fc.record({
    what: fc.constant("scan" as const),
    of: fc.nat(1),
    names: fc.array(fc.constantFrom("a", "bb", "ccc", "dddd", "eeeee"), { maxLength: 4 }),
    isPublished: fc.boolean(),
  }),
  fc.record({ what: fc.constant("region" as const), of: fc.nat(1), region: fc.constantFrom(...regions) }),
  fc.record({ what: fc.constant("remove" as const), of: fc.nat(1) }),
);

test("whatever is scanned, cancelled or taken away, what is remembered is what the database would say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const accounts = [await newAccount(store.db), await newAccount(store.db)];
      for (const one of steps) {
        const account = accounts[one.of] ?? "";
        if (one.what === "scan") await scanned(account, [...new Set(one.names)], one.isPublished);
        if (one.what === "region") await removeRegion(store.db, account, one.region);
        if (one.what === "remove") {
          await beginRemoval(store.db, account);
          await finishRemoval(store.db, account);
          await newAccount(store.db, account);
        }
        for (const asked of [accounts, [account]])
          expect(await told(store.db, asked)).toEqual(await told(anew(), asked));
      }
    }),
    {
      numRuns: 12,
      examples: [
        [
          [
            { what: "scan", of: 0, names: ["a", "bb"], isPublished: true },
            { what: "region", of: 0, region: "us-east-1" },
          ],
        ],
      ],
    },
  );
});

test("what is asked again of the same scan costs the database the look at which scan is on show", async () => {
  const account = await newAccount(store.db);
  await scanned(account, ["a", "bb"]);
  await tallyChecks(store.db, account);
  const execute = vi.spyOn(store.db, "execute");
  await tallyChecks(store.db, account);
  expect(execute).toHaveBeenCalledTimes(1);
  execute.mockClear();
  await scanned(account, ["a"]);
  execute.mockClear();
  await tallyChecks(store.db, account);
  expect(execute).toHaveBeenCalledTimes(2);
  execute.mockRestore();
});
