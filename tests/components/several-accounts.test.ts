import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountRow } from "#components/several-accounts/account-row.ts";
import { inOrder, orders } from "#components/several-accounts/order.ts";
import { grades } from "#lib/scoring/weights.ts";

const count = fc.nat(3);
const scanned = fc.record({
  at: fc.constantFrom("2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z"),
  score: fc
    .record({ grade: fc.constantFrom(...grades, null), value: fc.nat(1000).map((tenths) => tenths / 10) })
    .map(({ grade, value }) => ({
      ...{ grade, value: grade === null ? null : value, coverage: value / 100, provisional: false },
      ...{ capped: null, categories: [], waived: 0 },
    })),
  failing: fc.record({ critical: count, high: count, medium: count, low: count, info: count }),
  ...{ unknown: count, waived: count, paths: count },
});
const rows = fc
  .array(fc.record({ label: fc.constantFrom("a", "b"), scanned: fc.option(scanned) }), { maxLength: 12 })
  .map((all) => all.map((one, at) => ({ id: String(at), isImported: false, ...one }) as unknown as AccountRow));

test("whatever the order, all accounts are there, and those that were never scanned stand last but by name", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...orders), (all, order) => {
      const ordered = inOrder(all, order);
      expect(ordered.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      if (order === "account") return;
      const first = ordered.findIndex((row) => row.scanned === null);
      if (first >= 0) expect(ordered.slice(first).every((row) => row.scanned === null)).toBe(true);
    }),
  );
});

test("worst first: by grade one that nobody could grade leads, then F to A, and of one grade the lowest score", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const told = inOrder(all, "grade").flatMap((row) => row.scanned?.score ?? []);
      for (const [at, one] of told.entries()) {
        const next = told[at + 1];
        if (!next) continue;
        const rank = (grade: (typeof one)["grade"]) => (grade === null ? grades.length : grades.indexOf(grade));
        expect(rank(one.grade)).toBeGreaterThanOrEqual(rank(next.grade));
        if (one.grade === next.grade) expect(one.value ?? 0).toBeLessThanOrEqual(next.value ?? 0);
      }
    }),
  );
});
