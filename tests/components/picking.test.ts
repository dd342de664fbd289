import fc from "fast-check";
import { expect, test } from "vitest";
import { isPickable, mostPicked, withRange } from "#components/findings/picking.ts";

const ids = Array.from({ length: 300 }, (_, at) => `id-${at}`);

test("a range holds both its ends whichever came first, keeps what was chosen, and stops at the most", () => {
  fc.assert(
    fc.property(
      fc.nat(299),
      fc.nat(299),
      fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 20 }),
      (from, to, before) => {
        const picked = withRange(new Set(before), ids, `id-${from}`, `id-${to}`);
        const [first, last] = [Math.min(from, to), Math.max(from, to)];
        for (const id of before) expect(picked.has(id)).toBe(true);
        const added = [...picked].filter((id) => !before.includes(id));
        for (const id of added) expect(ids.slice(first, last + 1)).toContain(id);
        expect(picked.size).toBeLessThanOrEqual(mostPicked);
        if (last - first < 50) expect([...ids.slice(first, last + 1)].every((id) => picked.has(id))).toBe(true);
      },
    ),
  );
});

test("a range from a row that is out of sight by now is the row itself", () => {
  expect([...withRange(new Set(), ids, "gone", "id-3")]).toEqual(["id-3"]);
});

test("only what fails and can be used now is chosen for a plan", () => {
  expect(isPickable({ status: "fail", exposure: "live" })).toBe(true);
  for (const status of ["pass", "unknown", "not-applicable"] as const)
    expect(isPickable({ status, exposure: "live" })).toBe(false);
  expect(isPickable({ status: "fail", exposure: "record" })).toBe(false);
});
