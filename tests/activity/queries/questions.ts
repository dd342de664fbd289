import fc from "fast-check";
import { type EventQuestion, eventQuestion } from "#lib/activity/queries/question.ts";

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2019, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
/** Names, ARNs, and whatever somebody types to get out of a text. */
const word = fc.oneof(
  fc.stringMatching(/^[\w.-]{1,40}$/),
  fc.stringMatching(/^arn:aws:iam::\d{12}:role\/[\w'"%;-]{1,30}$/),
  fc.constantFrom("x' OR '1'='1", "a'; DROP TABLE t; --", "'", "''", "\\'", "%_%", '"', "/* x */", "名前", "x FROM y"),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Any question that is understood. */
export const anyQuestion: fc.Arbitrary<EventQuestion> = fc
  .record({
    from: day,
    length: fc.integer({ min: 0, max: 800 }),
    regions: fc.subarray(["us-east-1", "eu-west-1", "us-gov-west-1", "me-central-1"]),
    about: optional(word),
    actor: optional(word),
    key: optional(fc.stringMatching(/^A[A-Z0-9]{19}$/)),
    address: optional(fc.constantFrom("198.51.100.7", "2001:db8::1", "cloudtrail.amazonaws.com")),
    event: optional(fc.stringMatching(/^[A-Z][A-Za-z]{2,20}$/)),
  })
  .map(({ length, ...asked }) => {
    const to = new Date(Date.parse(asked.from) + length * 86_400_000).toISOString().slice(0, 10);
    const said = Object.entries({ ...asked, to }).filter(([, value]) => value !== undefined);
    return eventQuestion.parse(Object.fromEntries(said));
  });
