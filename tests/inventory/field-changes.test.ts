import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldChanges } from "#lib/inventory/field-changes.ts";

test.each([
  [{ A: 1 }, { A: 1 }, []],
  [{ A: 1, B: { C: [1] } }, { A: 2, B: { C: [1] } }, ["A: 1 → 2"]],
  [{ A: 1 }, { B: null }, ["A: 1 → undefined", "B: undefined → null"]],
  [null, { A: 1 }, [': null → {"A":1}']],
  [
    { ProductionVariants: [{ VariantName: "a", InstanceType: "ml.m5.large" }] },
    { ProductionVariants: [{ VariantName: "a", InstanceType: "ml.m5.xlarge" }] },
    ['ProductionVariants[0].InstanceType: "ml.m5.large" → "ml.m5.xlarge"'],
  ],
  // What is gone from the front of a list leaves the others as they were.
  [
    {
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "2" },
      ],
    },
    { Tags: [{ Key: "b", Value: "3" }] },
    ['Tags[0].Value: "2" → "3"', 'Tags[0]: {"Key":"a","Value":"1"} → undefined'],
  ],
  [{ Subnets: ["s-1", "s-2"] }, { Subnets: ["s-2", "s-1"] }, []],
  [{ Groups: ["sg-1"] }, { Groups: ["sg-1", "sg-2"] }, ['Groups[1]: undefined → "sg-2"']],
  [
    { Policy: '{"Statement":[{"Sid":"a","Effect":"Allow"}]}' },
    { Policy: '{ "Statement": [ {"Effect":"Deny", "Sid":"a"} ] }' },
    ['Policy.Statement[0].Effect: "Allow" → "Deny"'],
  ],
  [{ List: [{}, null] }, { List: [null] }, ["List[0]: {} → undefined"]],
  [{ _t: "a", List: [1] }, { _t: "b", List: [] }, ['_t: "a" → "b"', "List[0]: 1 → undefined"]],
])("%j, then %j", (before, now, expected) => {
  const told = fieldChanges(before, now).map(
    (one) => `${one.path}: ${JSON.stringify(one.before)} → ${JSON.stringify(one.now)}`,
  );
  expect(told).toEqual(expected);
});

test("whatever two configurations are, what differs is told, and nothing of what does not", () => {
  const configuration = fc.dictionary(fc.stringMatching(/^[A-Za-z_]{1,6}$/), fc.jsonValue({ maxDepth: 3 }), {
    maxKeys: 5,
  });
  fc.assert(
    fc.property(configuration, configuration, (before, now) => {
      expect(fieldChanges(before, structuredClone(before))).toEqual([]);
      for (const { path, ...one } of fieldChanges(before, now)) {
        expect(path).not.toBe("");
        expect(JSON.stringify(one.before)).not.toBe(JSON.stringify(one.now));
      }
      const fields = new Set([...Object.keys(before), ...Object.keys(now)]);
      const told = new Set(fieldChanges(before, now).map(({ path }) => /^[A-Za-z_]+/.exec(path)?.[0]));
      for (const field of fields) {
        const [one, other] = [before[field], now[field]].map((value) => JSON.stringify(value));
        // A text that is JSON itself is read.
        if (/"\s*[{[]/.test(`${one}${other}`)) continue;
        if (one === other) expect(told.has(field)).toBe(false);
        // Lists in another order are as they were: all else that differs is told.
        else if (!/\[/.test(`${one}${other}`))
          expect([field, told.has(field)]).toEqual([field, isOtherwise(before[field], now[field])]);
      }
    }),
  );
});

/** Objects say the same in whatever order their fields are. */
function isOtherwise(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value;
  return JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));
}
