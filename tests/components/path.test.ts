import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenAt, nodesOf, type PathStep } from "#components/findings/path.ts";

const step = (name: string, holds: boolean | null, isCheapest = false): PathStep => ({
  ...{ kind: "endpoint", arn: `arn:${name}`, name, fact: "", field: "", observed: null, expected: "", reason: null },
  holds,
  cut: isCheapest ? { mutability: "in-place", isCheapest } : null,
  use: null,
});

test("steps that follow each other about one resource are one node, broken where one of them is", () => {
  expect(nodesOf([step("a", true), step("a", false, true), step("b", null)])).toEqual([
    { kind: "endpoint", name: "a", steps: [1, 2], holds: false, isCheapest: true },
    { kind: "endpoint", name: "b", steps: [3], holds: null, isCheapest: false },
  ]);
});

test("no step is lost, and the picture is broken exactly where a step is", () => {
  const any = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom(true, false, null)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(any, (given) => {
      const steps = given.map(([name, holds]) => step(name, holds));
      const nodes = nodesOf(steps);
      expect(nodes.flatMap((node) => node.steps)).toEqual(steps.map((_, at) => at + 1));
      expect(nodes.some(({ holds }) => holds === false)).toBe(brokenAt({ steps }) !== undefined);
      expect(nodes.every(({ holds }) => holds === true)).toBe(steps.every(({ holds }) => holds === true));
    }),
  );
});
