import fc from "fast-check";
import { expect, test } from "vitest";
import { frameworks } from "#lib/checks/controls/index.ts";
import {
  checksOn,
  type JudgedCheck,
  judgedControls,
  standingOf,
  sumOf,
  unjudgedControls,
} from "#lib/checks/controls/judged.ts";

const check = (parts: Partial<JudgedCheck> = {}): JudgedCheck => ({
  ...{ id: "model/in-vpc", isUnread: false, pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
  ...parts,
});

const count = fc.nat({ max: 3 });
const anyCheck = fc.record({
  id: fc.constant("model/in-vpc"),
  isUnread: fc.boolean(),
  ...{ pass: count, fail: count, unknown: count, notApplicable: count },
});

test("one failure is enough not to be met, one unknown or one kind unread not to be known", () => {
  expect(standingOf([check({ pass: 900 }), check({ fail: 1, unknown: 3 })])).toBe("not-met");
  expect(standingOf([check({ pass: 900, unknown: 1 })])).toBe("unknown");
  expect(standingOf([check({ pass: 900 }), check({ pass: 1, isUnread: true })])).toBe("unknown");
  expect(standingOf([check({ isUnread: true })])).toBe("unknown");
  expect(standingOf([check({ pass: 1 }), check({ notApplicable: 1 })])).toBe("met");
  expect(standingOf([check({ pass: 1 }), check()])).toBe("met-where-judged");
  expect(standingOf([check({ notApplicable: 7 }), check()])).toBe("nothing-to-judge");
});

test("met is never said of what fails, is unknown, went unseen or was not judged", () => {
  fc.assert(
    fc.property(fc.array(anyCheck, { minLength: 1, maxLength: 4 }), (own) => {
      const { fail, unknown, pass } = sumOf(own);
      const standing = standingOf(own);
      if (standing === "met" || standing === "met-where-judged") {
        expect([fail, unknown]).toEqual([0, 0]);
        expect(pass).toBeGreaterThan(0);
        expect(own.some(({ isUnread }) => isUnread)).toBe(false);
      }
      if (standing === "met") expect(own.every((one) => one.pass + one.notApplicable > 0)).toBe(true);
      // Seeing less makes nothing better.
      expect(["not-met", "unknown"]).toContain(standingOf(own.map((one) => ({ ...one, isUnread: true }))));
    }),
  );
});

test("every control of the registry is judged by its checks, or said not to be", () => {
  for (const framework of frameworks) {
    const judged = judgedControls(framework, (id) => check({ id }));
    const names = [...judged, ...unjudgedControls(framework)].map(({ control }) => control);
    expect(names.sort()).toEqual(Object.keys(framework.controls).sort());
    expect(new Set(judged.flatMap(({ checks }) => checks.map(({ id }) => id)))).toEqual(checksOn(framework));
  }
  const nist = frameworks.find(({ id }) => id === "nist-800-53-r5");
  const order = nist ? judgedControls(nist, (id) => check({ id })).map(({ control }) => control) : [];
  expect(order.indexOf("AC-4")).toBeLessThan(order.indexOf("AC-17"));
});
