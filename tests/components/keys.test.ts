import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostOpen, toggled } from "#components/findings/open-groups.ts";
import { afterKey, type Going, patienceMs } from "#components/layout/go-keys.ts";
import { screens } from "#components/layout/screens.ts";

const letters = screens.flatMap(({ key, path }) => (key ? [{ key, path }] : []));

describe("g and a letter", () => {
  test("go to the screen of that letter, and each letter is of one", () => {
    expect(letters.length).toBeGreaterThan(5);
    expect(new Set(letters.map(({ key }) => key)).size).toBe(letters.length);
    for (const { key, path } of letters) {
      expect(afterKey(afterKey({ since: null }, "g", 0), key, patienceMs)).toEqual({ since: null, path });
    }
  });

  test("whatever is pressed, a screen is gone to when g came right before its letter, soon enough, and never else", () => {
    const pressed = fc.record({
      key: fc.constantFrom("g", "j", "x", "Shift", ...letters.map(({ key }) => key)),
      wait: fc.nat(2 * patienceMs),
    });
    fc.assert(
      fc.property(fc.array(pressed, { maxLength: 12 }), (keys) => {
        let going: Going = { since: null };
        let at = 0;
        let before = "";
        for (const { key, wait } of keys) {
          at += wait;
          going = afterKey(going, key, at);
          const meant = before === "g" && wait <= patienceMs ? letters.find((one) => one.key === key) : undefined;
          expect(going.path).toBe(meant?.path);
          before = key;
        }
      }),
    );
  });
});

test("a group that is opened is open, one that is closed is not, and the others stay as long as there is room", () => {
  const checks = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: mostOpen });
  fc.assert(
    fc.property(checks, fc.string({ minLength: 1 }), (open, check) => {
      const once = toggled(open, check);
      expect(once.includes(check)).toBe(!open.includes(check));
      expect(once.length).toBeLessThanOrEqual(mostOpen);
      const others = open.filter((one) => one !== check);
      const left = others.filter((one) => !once.includes(one));
      expect(left).toEqual(once.includes(check) && open.length === mostOpen ? others.slice(0, 1) : []);
      if (open.length < mostOpen) expect(toggled(once, check)).toEqual(others);
    }),
  );
});
