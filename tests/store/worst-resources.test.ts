import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { Store } from "#lib/store/client.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { addWaiver } from "#lib/store/waivers.ts";
import { worstResources } from "#lib/store/worst-resources.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount } from "./fixtures.ts";
import { gradedScan } from "./graded-scan.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const verdict = fc.constantFrom<VerdictStatus>("fail", "fail", "pass", "unknown", "not-applicable");
const found = fc.array(
  fc.record({
    exposure: fc.constantFrom("live" as const, "live" as const, "record" as const),
    verdicts: fc.array(verdict, { minLength: 5, maxLength: 5 }),
  }),
  { maxLength: 8 },
);

function findingsOf(account: string, made: typeof found extends fc.Arbitrary<infer Made> ? Made : never): Finding[] {
  return made.flatMap(({ exposure, verdicts }, at) =>
    severities.map((severity, which) =>
      findingOf(identityOf(account, `r-${at}`), {
        ...{ exposure, severity, check: `notebook-instance/${severity}` },
        status: verdicts[which] ?? "pass",
      }),
    ),
  );
}

test("the worst live resources are those that the list begins with and that fail, each with the first that fails of it", async () => {
  const { db } = store;
  await fc.assert(
    fc.asyncProperty(found, found, fc.boolean(), async (made, later, isAccepted) => {
      const account = await newAccount(db);
      await gradedScan(db, account, findingsOf(account, made));
      if (isAccepted) {
        const scope = waiverScope.parse({
          accounts: [account],
          checks: ["notebook-instance/critical"],
          resources: ["r-0", "r-1"],
        });
        await addWaiver(db, { scope, reason: "Known", owner: "Ada", until: dayOf(new Date()) }, { by: "Ada" });
        await applyWaivers(db);
      }
      // A scan under way, which nobody sees.
      await gradedScan(db, account, findingsOf(account, later), { isPublished: false });
      const { rows } = await listResources(db, { account, exposure: "live" });
      const failing = rows.filter((row) => Object.values(row.failing).some((count) => count > 0));
      const wanted = failing.slice(0, 3);
      const worst = await worstResources(db, account, 3);
      expect(worst.map(({ arn, failing }) => ({ arn, failing }))).toEqual(
        wanted.map(({ arn, failing }) => ({ arn, failing })),
      );
      for (const { arn, worst: first } of worst) {
        const own = await listFindings(db, { account, resource: arn, status: ["fail"], waived: "without" });
        expect(own.rows[0]).toMatchObject(first);
      }
    }),
    { numRuns: 25 },
  );
});

test("what follows from several resources is none of them", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const finding = (name: string, kind: string) =>
    findingOf(identityOf(account, name, kind), { severity: "critical", check: `${kind}/is-good`, status: "fail" });
  await gradedScan(db, account, [finding("path", "attack-path"), finding("nb", "notebook-instance")]);
  expect((await worstResources(db, account, 5)).map(({ name }) => name)).toEqual(["nb"]);
});
