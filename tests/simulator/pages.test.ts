import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPage, ForeignToken } from "#lib/simulator/pages.ts";

const items = fc.array(fc.integer());
const size = fc.integer({ min: 1, max: 7 });

describe("pages", () => {
  test("together are the list, whatever their size", () => {
    fc.assert(
      fc.property(items, fc.array(size, { minLength: 1 }), (all, sizes) => {
        const seen: number[] = [];
        let token: string | undefined;
        let turn = 0;
        do {
          const page = cutPage(all, "request", { token, size: sizes[turn++ % sizes.length] ?? 1 });
          seen.push(...page.items);
          token = page.next;
        } while (token !== undefined);
        expect(seen).toEqual(all);
      }),
    );
  });

  test("of a part are that part", () => {
    fc.assert(
      fc.property(items, fc.nat(20), fc.nat(20), size, (all, from, length, pageSize) => {
        const to = Math.min(all.length, from + length);
        const first = cutPage(all, "request", { token: undefined, size: pageSize, from, to });
        expect(first.items).toEqual(all.slice(from, Math.min(from + pageSize, to)));
        expect(first.next !== undefined).toBe(from + pageSize < to);
      }),
    );
  });

  test("no text is a token unless it was issued for this request", () => {
    const { next } = cutPage([1, 2, 3], "request", { token: undefined, size: 1 });
    expect(() => cutPage([1, 2, 3], "another", { token: next, size: 1 })).toThrow(ForeignToken);
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(() => cutPage([1, 2, 3], "request", { token, size: 1 })).toThrow(ForeignToken);
      }),
    );
  });
});
