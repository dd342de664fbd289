import { search } from "@aws-lambda-powertools/jmespath";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf } from "#lib/verify/place.ts";
import { jmesPath, type Step, shaped, valueAt } from "#lib/verify/query.ts";

/** Names of fields as AWS and people give them, and as somebody would who means harm. */
const name = fc.oneof(
  fc.constantFrom(
    "KmsKeyId",
    "sagemaker-model",
    "a.b",
    "it's",
    'say "x"',
    "tick`",
    "back\\slash",
    "名前",
    "[0]",
    "@",
    "$(x)",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
// A name with half a character is none that JSON can carry; the library keeps queries in an object, and takes `toString` for one of them.
const text = name.filter((one) => one.isWellFormed() && !(one in {}));
const { resource } = fc.letrec<{ resource: unknown; value: unknown }>((tie) => ({
  resource: fc.dictionary(text, tie("value"), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.boolean(),
    tie("resource"),
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
  ),
}));

/** Every place in a value. */
function* placesIn(value: unknown, steps: readonly Step[] = []): Generator<readonly Step[]> {
  yield steps;
  if (value === null || typeof value !== "object") return;
  for (const [key, child] of Object.entries(value)) {
    yield* placesIn(child, [...steps, Array.isArray(value) ? Number(key) : key]);
  }
}

/** As JMESPath answers: nothing is null, and all of it is `@`. */
const asked = (query: string, value: unknown) => search(query || "@", value as never) as unknown;

describe("a query in JMESPath", () => {
  test("gives what stands at the place, whatever its fields are called", () => {
    fc.assert(
      fc.property(resource, (value) => {
        for (const steps of placesIn(value)) {
          expect(asked(jmesPath({ steps }), value)).toEqual(valueAt(value, steps));
        }
      }),
    );
  });

  test("finds the one item of a list whose field is so, whatever it is called", () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), text, (names, field) => {
        const list = names.map((one, number) => ({ [field]: one, number }));
        for (const [number, one] of names.entries()) {
          const steps = ["List", { whose: { [field]: one } }, "number"] as const;
          expect(asked(jmesPath({ steps }), { List: list })).toBe(number);
          expect(valueAt({ List: list }, steps)).toBe(number);
        }
      }),
    );
  });

  test("makes of a value what is said", () => {
    fc.assert(
      fc.property(resource, text, (value, field) => {
        const answer = { Value: value, List: [{ [field]: 1 }, { [field]: 2 }] };
        const of = (steps: string[], shaping: Parameters<typeof shaped>[1]) =>
          expect(asked(jmesPath({ steps, shaping }), answer)).toEqual(shaped(valueAt(answer, steps), shaping));
        of(["Value"], "keys");
        of(["List"], "length");
        of(["List"], { each: field });
        of(["Value"], { only: [...Object.keys(value as object), "never set"] });
        of([], { only: ["Value"] });
      }),
    );
  });
});

test("a path of evidence leads where it says, through names with dots in them", () => {
  const of = { Environment: { "my.key": "x", my: { key: "y" } }, Containers: [{ Image: "i" }] };
  expect(placeOf("Environment.my.key", of)).toEqual({ steps: ["Environment", "my.key"], rest: "" });
  expect(placeOf("Containers[0].Image", of)).toEqual({ steps: ["Containers", 0, "Image"], rest: "" });
  expect(placeOf("Containers[1].Image", of)).toEqual({ steps: ["Containers"], rest: "[1].Image" });
  expect(placeOf("Environment.constructor", of)).toEqual({ steps: ["Environment"], rest: "constructor" });
  expect(placeOf("Notebooks in it", of)).toEqual({ steps: [], rest: "Notebooks in it" });
});
