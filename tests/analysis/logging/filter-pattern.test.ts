import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownRecord, takes } from "#lib/analysis/logging/filter-pattern.ts";

const record = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  "cluster.name": "c",
  user: { id: 1, email: "John.Stiles@example.com" },
  retries: 12,
  managementEvent: true,
  SomeObject: null,
};

describe("what AWS documents, or was seen to do", () => {
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ["{$.eventType=UpdateTrail}", true],
    ['{ $.eventType = "updatetrail" }', false],
    ["{ $.sourceIPAddress != 123.123.* }", true],
    ["{ $.sourceIPAddress = 111.111.* }", true],
    ["{ $.sourceIPAddress = *111* }", true],
    ["{ $.sourceIPAddress = * }", true],
    ["{ $.eventType = *Trail }", true],
    ["{ $.eventType = *Model }", false],
    // A star that begins a term takes the first place that fits, and one in the middle is none.
    ["{ $.sourceIPAddress = *111.111 }", undefined],
    ["{ $.sourceIPAddress = 111*111 }", undefined],
    ["{ $.sourceIPAddress = 112*111 }", false],
    ["{ $.eventType = %Trail% }", true],
    ["{ $.eventType != %^Trail% }", true],
    ["{ $.['cluster.name'] = \"c\" }", true],
    ["{ $.SomeObject IS NULL }", true],
    ["{ $.managementEvent IS TRUE }", true],
    ["{ $.managementEvent IS FALSE }", false],
    ["{ $.eventType NOT EXISTS }", false],
    ["{ $.retries = 12 }", true],
    ["{ $.retries = 12.0 }", true],
    ["{ $.retries >= 1.2e+1 }", true],
    ["{ $.retries < 12 }", false],
    ["{ $.eventType > 12 }", false],
    // How a number was written is not known, and `"12"` is not 12.0.
    ['{ $.retries = "12" }', undefined],
    ['{ ($.user.id = 1) && ($.user.email = "John.*") }', true],
    ['{ $.user.id = 1 || $.eventType = "a" && $.eventType = "b" }', true],
    ['{ ($.user.id = 1 || $.eventType = "a") && $.eventType = "b" }', false],
  ])("%s", (pattern, expected) => {
    expect(takes(pattern, record)).toBe(expected);
  });
});

describe("what hangs on more than is known", () => {
  test.each([
    '{ $.errorCode = "AccessDenied" }',
    "{ $.errorCode NOT EXISTS }",
    "{ $.errorCode != Access* }",
    "{ $.user.name = %a% }",
    '{ $.resources[0].type = "a" }',
    '{ $.resources[*].type = "a" }',
    "{ $.* = UpdateTrail }",
    '{ $.user != "a" }',
    '{ $.toString != "a" }',
    "{ $.eventType = UpdateTrail && $.errorCode NOT EXISTS }",
  ])("%s", (pattern) => {
    expect(takes(pattern, record)).toBeUndefined();
  });
});

describe("what is no pattern for JSON, or none that is understood", () => {
  test.each([
    "",
    " ",
    "{}",
    '"UpdateTrail"',
    "[ip, user, status = 4*]",
    "{ $.eventType = }",
    "{ $.eventType == UpdateTrail }",
    "{ $.eventType IS NOT NULL }",
    "{ $.eventType EXISTS }",
    '{ $.eventType = "UpdateTrail }',
    "{ $.eventType > UpdateTrail }",
    "{ ($.eventType = UpdateTrail }",
    "{ $.eventType = UpdateTrail) }",
    "{ $.eventType = UpdateTrail & $.retries = 12 }",
    "{ $.eventType = UpdateTrail } }",
    "{ !($.eventType = UpdateTrail) }",
    `{ ${"(".repeat(5000)}$.eventType = UpdateTrail${")".repeat(5000)} }`,
  ])("%s", (pattern) => {
    expect(takes(pattern, record)).toBeUndefined();
  });
});

/** One condition, and what a plain reading of it answers for a whole record; `undefined` is a field that is not there. */
interface Plain {
  text: string;
  holds: (whole: Whole) => boolean;
}
type Whole = Record<"a" | "b" | "n" | "flag", string | number | boolean | null | undefined>;

const word = fc.string({ unit: fc.constantFrom("x", "y"), minLength: 1, maxLength: 3 });
const spaces = fc.constantFrom("", " ", "\n");
const text = fc
  .tuple(
    fc.constantFrom("a", "b"),
    fc.constantFrom("=", "!="),
    word,
    fc.constantFrom("", "*"),
    fc.constantFrom("", '"'),
    spaces,
  )
  .map(([field, operator, term, star, quote, space]): Plain => {
    const isLike = (value: string) => (star ? value.startsWith(term) : value === term);
    return {
      text: `$.${field}${space}${operator}${space}${quote}${term}${star}${quote}`,
      holds: ({ [field]: value }) => typeof value === "string" && isLike(value) === (operator === "="),
    };
  });
const number = fc
  .tuple(fc.constantFrom("=", "!=", "<", ">", "<=", ">="), fc.integer({ min: 0, max: 3 }), spaces)
  .map(([operator, than, space]): Plain => {
    const compare: Record<string, (n: number) => boolean> = {
      "=": (n) => n === than,
      "!=": (n) => n !== than,
      "<": (n) => n < than,
      ">": (n) => n > than,
      "<=": (n) => n <= than,
      ">=": (n) => n >= than,
    };
    return {
      text: `$.n ${operator}${space}${than}`,
      holds: ({ n }) => typeof n === "number" && compare[operator]?.(n) === true,
    };
  });
const is = fc.constantFrom("NULL", "TRUE", "FALSE").map(
  (named): Plain => ({
    text: `$.flag IS ${named}`,
    holds: ({ flag }) => flag !== undefined && `${flag}`.toUpperCase() === named,
  }),
);
const absent = fc
  .constantFrom("a", "n", "flag")
  .map(
    (field): Plain => ({ text: `$.${field} NOT EXISTS`, holds: (whole) => whole[field as keyof Whole] === undefined }),
  );
const { pattern } = fc.letrec<{ pattern: Plain; joined: Plain }>((tie) => ({
  pattern: fc.oneof({ depthSize: "small" }, text, number, is, absent, tie("joined")),
  joined: fc.tuple(fc.constantFrom("&&", "||"), fc.array(tie("pattern"), { minLength: 2, maxLength: 3 }), spaces).map(
    ([operator, parts, space]): Plain => ({
      text: `(${parts.map((one) => one.text).join(`${space}${operator}${space}`)})`,
      holds: (whole) =>
        operator === "&&" ? parts.every((one) => one.holds(whole)) : parts.some((one) => one.holds(whole)),
    }),
  ),
}));
const there = {
  a: word,
  b: word,
  n: fc.integer({ min: 0, max: 3 }),
  flag: fc.constantFrom(true, false, null),
};

test("a record that is known whole is judged as a plain reading judges it", () => {
  fc.assert(
    fc.property(pattern, fc.record(there), ({ text: inside, holds }, whole) => {
      expect(takes(`{ ${inside} }`, whole)).toBe(holds(whole));
    }),
    { numRuns: 2000 },
  );
});

test("without parentheses, and binds closer than or", () => {
  const rows = fc.array(fc.array(fc.oneof(text, number), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(rows, fc.record(there), (any, whole) => {
      const inside = any.map((all) => all.map((one) => one.text).join("&&")).join(" || ");
      expect(takes(`{${inside}}`, whole)).toBe(any.some((all) => all.every((one) => one.holds(whole))));
    }),
  );
});

test("what is answered of a part holds whatever the rest is, and whether it is there", () => {
  const whole = fc.record({
    ...there,
    a: fc.option(word, { nil: undefined }),
    n: fc.option(there.n, { nil: undefined }),
  });
  fc.assert(
    fc.property(
      pattern,
      whole,
      fc.subarray(["a", "b", "n", "flag"] as const),
      ({ text: inside, holds }, full, seen) => {
        const known = seen.filter((field) => full[field] !== undefined).map((field) => [field, full[field]]);
        const answer = takes(`{ ${inside} }`, Object.fromEntries(known) as KnownRecord);
        expect([undefined, holds(full)]).toContain(answer);
      },
    ),
    { numRuns: 2000 },
  );
});

test("a pattern that ends too early is not understood", () => {
  fc.assert(
    fc.property(pattern, fc.nat(), fc.record(there), ({ text: inside }, at, whole) => {
      const all = `{ ${inside} }`;
      expect(takes(all.slice(0, at % all.length), whole)).toBeUndefined();
    }),
  );
});

test("any text is answered", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."{}()$.[]'\"%=!<>&|*\\ aA1ISNOTEXU") }), (any) => {
      expect([true, false, undefined]).toContain(takes(any, record));
    }),
  );
});
