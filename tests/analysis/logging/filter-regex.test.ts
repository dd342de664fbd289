import fc from "fast-check";
import { expect, test } from "vitest";
import { finds } from "#lib/analysis/logging/filter-regex.ts";

test.each([
  ["a part", "Trail", "UpdateTrail", true],
  ["a beginning", "^CreatePresigned", "CreatePresignedDomainUrl", true],
  ["another beginning", "^Presigned", "CreatePresignedDomainUrl", false],
  ["the whole", "^Create[A-Z][a-z]+$", "CreateModel", true],
  ["AWS's own example", "111\\.111\\.111\\.1[0-9]{1,2}", "111.111.111.111", true],
  ["a number of times", "val.{2}", "value", true],
  ["one of two", "^Delete|^Update", "UpdateEndpoint", true],
  ["letters of another size", "trail", "UpdateTrail", false],
  ["parentheses, which AWS does not take", "(Create|Delete)Model", "CreateModel", undefined],
  ["a bracket that is open", "[a-z", "a", undefined],
  ["a sign of its own", "*", "a", undefined],
  ["signs upon signs", "a+?", "a", undefined],
  ["a letter that means something unknown", "\\p", "p", undefined],
  ["nothing on one side", "a|", "b", undefined],
  ["what begins in the middle", "a^b", "ab", undefined],
])("%s", (_, regex, text, expected) => {
  expect(finds(regex, text)).toBe(expected);
});

const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "[a-c]", "[-a]", "\\.", "\\w", "\\d", "\\S", "-", "=");
const times = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "{0}");
const branch = fc
  .tuple(
    fc.constantFrom("", "^"),
    fc.array(fc.tuple(atom, times), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "$"),
  )
  .map(([begin, atoms, end]) => begin + atoms.flat().join("") + end);
const regexes = fc.array(branch, { minLength: 1, maxLength: 3 }).map((branches) => branches.join("|"));
const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "-", "1"), maxLength: 6 });

test("finds what another engine finds", () => {
  fc.assert(
    fc.property(regexes, texts, (regex, text) => {
      expect(finds(regex, text)).toBe(new RegExp(regex).test(text));
    }),
    { numRuns: 2000 },
  );
});

test("a pattern that is made to try everything is answered at once", () => {
  expect(finds(`^${"[a-z]*".repeat(160)}!$`, "a".repeat(200))).toBe(false);
  expect(finds("a{1000000}", "aaa")).toBe(false);
});
