import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversAction, coversAnyone, coversResource, inWords, parsePolicy } from "#lib/analysis/iam/policy.ts";
import { matches } from "#lib/readings/wildcards.ts";

/** Short texts over few letters, so that patterns and texts often meet. */
const texts = fc.string({ unit: fc.constantFrom("a", "b", "A", ":", "/"), maxLength: 8 });
const patterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "/", "*", "?"), maxLength: 8 });

/** IAM's wildcards as a regular expression: slow on hostile input, and plainly right. */
function byRegex(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^$()|[\]{}\\/]/g, "\\$&")
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`).test(text);
}

describe("matches", () => {
  test("agrees with a regular expression on every pattern and text", () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => matches(pattern, text) === byRegex(pattern, text)),
      { numRuns: 2000 },
    );
  });

  test("a pattern without wildcards matches itself and nothing else", () => {
    fc.assert(fc.property(texts, texts, (one, other) => matches(one, one) && matches(one, other) === (one === other)));
  });

  test("putting a star for any part of a text makes a pattern that matches it", () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string()).filter((all) => !all.join("").match(/[*?]/));
    fc.assert(fc.property(parts, ([head, middle, tail]) => matches(`${head}*${tail}`, `${head}${middle}${tail}`)));
  });

  test("a wider pattern matches whatever the narrower one does", () => {
    fc.assert(
      fc.property(patterns, texts, fc.nat(), (pattern, text, at) => {
        const cut = at % (pattern.length + 1);
        const wider = `${pattern.slice(0, cut)}*${pattern.slice(cut + 1)}`;
        return !matches(pattern, text) || matches(wider, text);
      }),
    );
  });

  test("is quick on patterns made to be slow", () => {
    const started = performance.now();
    expect(matches(`${"*a".repeat(3000)}*c`, "a".repeat(6000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("covers", () => {
  test("actions are compared without regard to case, resources with", () => {
    expect(coversAction({ listed: ["S3:get*"], inverted: false }, "s3:GetObject")).toBe(true);
    expect(coversResource({ listed: ["arn:aws:s3:::Data/*"], inverted: false }, "arn:aws:s3:::data/x")).toBe(false);
  });

  test("an inverted list covers exactly what the list does not", () => {
    fc.assert(
      fc.property(
        fc.array(patterns, { maxLength: 3 }),
        texts,
        (listed, text) =>
          coversResource({ listed, inverted: true }, text) !== coversResource({ listed, inverted: false }, text),
      ),
    );
  });
});

describe("parsePolicy", () => {
  const one = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const parse = (statement: unknown) => parsePolicy(JSON.stringify({ Statement: statement }));

  test("a single statement, single strings and lists read alike", () => {
    const lists = { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["*"] };
    expect(parse(one)).toEqual(parse([lists]));
    expect(parse(one)).toHaveLength(1);
  });

  test("principals: a star, a string or a list per type", () => {
    const withPrincipal = (Principal: unknown) => parse({ ...one, Principal })?.[0];
    expect(withPrincipal("*")?.principals?.listed).toEqual([{ type: "*", value: "*" }]);
    expect(withPrincipal({ AWS: ["1", "2"], Service: "s" })?.principals?.listed).toHaveLength(3);
    for (const open of ["*", { AWS: "*" }, { AWS: ["arn:aws:iam::1:root", "*"] }]) {
      const statement = withPrincipal(open);
      expect(statement && coversAnyone(statement)).toBe(true);
    }
    const closed = withPrincipal({ AWS: "arn:aws:iam::1:root", Service: "*" });
    expect(closed && coversAnyone(closed)).toBe(false);
    const allBut = parse({ ...one, NotPrincipal: { AWS: "arn:aws:iam::1:root" } })?.[0];
    expect(allBut && coversAnyone(allBut)).toBe(true);
  });

  test("condition keys are lower case, values text", () => {
    const Condition = { Bool: { "aws:SecureTransport": true }, NumericLessThan: { "aws:MultiFactorAuthAge": [5] } };
    expect(parse({ ...one, Condition })?.[0]?.conditions).toEqual([
      { operator: "Bool", key: "aws:securetransport", values: ["true"] },
      { operator: "NumericLessThan", key: "aws:multifactorauthage", values: ["5"] },
    ]);
  });

  test.each([
    ["no text", undefined],
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["no statement", "{}"],
    ["a statement that is text", '{"Statement":"Allow"}'],
    ["an unknown effect", JSON.stringify({ Statement: { ...one, Effect: "allow" } })],
    ["no effect", JSON.stringify({ Statement: { Action: "*", Resource: "*" } })],
    ["no action", JSON.stringify({ Statement: { Effect: "Allow", Resource: "*" } })],
    ["both Action and NotAction", JSON.stringify({ Statement: { ...one, NotAction: "iam:*" } })],
    ["a number for an action", JSON.stringify({ Statement: { ...one, Action: 7 } })],
    ["one bad statement among good ones", JSON.stringify({ Statement: [one, { ...one, Resource: [null] }] })],
    ["conditions that are no object", JSON.stringify({ Statement: { ...one, Condition: "x" } })],
    ["deep nesting", `${'{"Statement":['.repeat(5000)}${"]}".repeat(5000)}`],
  ])("is undefined for %s", (_name, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });

  test("never throws and never invents statements, whatever it is given", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => (typeof value === "string" ? true : parsePolicy(value) === undefined)),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        const statements = parsePolicy(text);
        return statements === undefined || statements.every((statement) => inWords(statement).length > 0);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (Action, Resource, Principal) => {
        const text = JSON.stringify({ Statement: { Effect: "Allow", Action, Resource, Principal } });
        const isStrings = (value: unknown) => [value].flat().every((item) => typeof item === "string");
        return parsePolicy(text) === undefined || (isStrings(Action) && isStrings(Resource));
      }),
    );
  });
});
