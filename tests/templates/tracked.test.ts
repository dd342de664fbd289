import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mark, Tracked } from "#lib/templates/tracked.ts";

type Steps = readonly (string | number)[];

const field = fc.constantFrom("a", "b", "__proto__", "0");
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("text", 7, true, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(field, tie("value")), { selector: ([name]) => name, maxLength: 3 })
      // Not by assignment: that would set a prototype.
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
const somewhere = fc.array(fc.oneof(field, fc.nat({ max: 2 })), { maxLength: 4 });
const marked = fc.array(
  somewhere.map((steps): Mark => ({ steps, choices: new Map() })),
  { maxLength: 6 },
);

/** What stands at the end of some steps, and how many of them there are to go. */
function follow(value: unknown, steps: Steps): { value: unknown; gone: number } {
  let at = value;
  for (const [gone, step] of steps.entries()) {
    if (at === null || typeof at !== "object") return { value: at, gone };
    at = Object.hasOwn(at, step) ? (at as Record<string, unknown>)[String(step)] : undefined;
    if (at === undefined) return { value: at, gone: gone + 1 };
  }
  return { value: at, gone: steps.length };
}

const text = (steps: Steps) => steps.map(String);

const known = (_: string, value: unknown) => (Array.isArray(value) ? value.filter((one) => one !== undefined) : value);

function pathsIn(value: unknown): Steps[] {
  if (value === null || typeof value !== "object") return [[]];
  return [[], ...Object.entries(value).flatMap(([name, child]) => pathsIn(child).map((path) => [name, ...path]))];
}

describe("a tracked value", () => {
  it("tells of the marks on the way to what is read, and of no others", () => {
    fc.assert(
      fc.property(anything, marked, (value, marks) => {
        const tracked = new Tracked(value, marks);
        for (const path of pathsIn(value)) {
          const met = new Set<Mark>();
          const read = follow(tracked.view((mark) => void met.add(mark))(), path);
          const told = new Set(met);
          // A place in a list that is gone stands there as undefined.
          expect(JSON.stringify(read.value, known)).toBe(JSON.stringify(follow(value, path).value, known));
          const onTheWay = marks.filter(({ steps }) => {
            const place = text(steps).slice(0, follow(value, steps).gone);
            return place.every((step, at) => step === path[at]);
          });
          expect(told).toEqual(new Set(onTheWay));
        }
      }),
    );
  });

  it("tells of every mark to whoever goes through all of it", () => {
    fc.assert(
      fc.property(anything, marked, (value, marks) => {
        const met = new Set<Mark>();
        pathsIn(new Tracked(value, marks).view((mark) => void met.add(mark))());
        expect(met).toEqual(new Set(marks));
      }),
    );
  });

  it("is another object to each who looks, but for what nothing is marked in", () => {
    const inner = { c: 1 };
    const tracked = new Tracked({ a: { b: 1 }, inner }, [{ steps: ["a", "b"], choices: new Map() }]);
    const [one, other] = [tracked.view(() => undefined)(), tracked.view(() => undefined)()] as {
      a: object;
      inner: object;
    }[];
    expect(one?.a).toBe(one?.a);
    expect(one).not.toBe(other);
    expect(one?.a).not.toBe(other?.a);
    expect(one?.inner).toBe(inner);
  });
});
