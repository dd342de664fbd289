import fc from "fast-check";
import { expect, test } from "vitest";
import { siblingSecrets } from "#lib/analysis/secrets/key-pairs.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { numbers, trailRecord } from "../../bench/trail-records.ts";
import { planted } from "./planted.ts";

/*
 * What makes redaction quick may let nothing through: a redactor that has seen much finds what a new one finds, and what is left out by its
 * length is nothing that the patterns would have found.
 */

const salt = "the same salt for both";
const secrets = planted;

/** Texts as records have them, secrets among them, and halves of key pairs. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("DescribeModel", "team-1", "us-east-1", "arn:aws:iam::1:role/x", "", "a b") },
  { weight: 2, arbitrary: fc.constantFrom(...secrets.map(({ text }) => text)) },
  { weight: 1, arbitrary: fc.constantFrom(...secrets.flatMap(({ parts }) => parts)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
);
const name = fc.constantFrom("accessKeyId", "password", "name", "userAgent", "value", "Key", "environment");
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, word), tie("any"), { maxKeys: 5 }),
  ),
})).any;

test("a redactor that has seen much redacts as a new one does", async () => {
  const old = createRedactor({ salt });
  const next = numbers(5);
  const records = Array.from({ length: 300 }, (_, at) => ({
    kind: "event",
    resource: trailRecord(at, next) as unknown,
  }));
  await old.redact(records);
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async (values) => {
      const subjects = values.map((resource) => ({ kind: "event", resource }));
      const expected = await createRedactor({ salt }).redact(subjects);
      expect(await old.redact(subjects)).toEqual(expected);
      expect(await old.redact(subjects)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
  // Each record by itself as well as among all.
  const together = await old.redact(records);
  for (const [at, record] of records.entries()) {
    if (at % 10 === 0) expect((await createRedactor({ salt }).redact([record]))[0]).toEqual(together[at]);
  }
}, 120_000);

/** The halves that open an account, and how their ids look: one of each pair that is known by two texts. */
const halves = [
  { id: /^(?:AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}$/, secret: fc.stringMatching(/^[A-Za-z\d/+]{40}$/) },
  { id: /^LTAI[A-Za-z\d]{12,20}$/, secret: fc.stringMatching(/^[A-Za-z\d]{30}$/) },
  { id: /^AKID[A-Za-z\d]{32}$/, secret: fc.stringMatching(/^[A-Za-z\d]{32}$/) },
  { id: /^AC[a-f\d]{32}$/, secret: fc.stringMatching(/^[a-f\d]{32}$/) },
  { id: /^GOOG1E[A-Z\d]{55}$/, secret: fc.stringMatching(/^[A-Za-z\d/+]{40}$/) },
  { id: /^SCW[A-Z\d]{17}$/, secret: fc.uuid() },
];

test("no half of a pair is left out by its length", () => {
  for (const { id, secret } of halves) {
    let found = 0;
    fc.assert(
      fc.property(fc.stringMatching(id), secret, fc.string({ maxLength: 3 }), (key, half, blank) => {
        const alone = siblingSecrets([key])?.(half) ?? [];
        // Room around it changes nothing: the shortest text that it can stand in is itself.
        const within = siblingSecrets(["x", key, blank])?.(` ${half} `) ?? [];
        expect(within.map(({ start, end, kind }) => ({ start: start - 1, end: end - 1, kind }))).toEqual(alone);
        found += alone.length;
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(0);
  }
});
