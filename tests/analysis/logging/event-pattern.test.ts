import fc from "fast-check";
import { expect, test } from "vitest";
import { sees } from "#lib/analysis/logging/event-pattern.ts";

const event = { source: "aws.sagemaker", detail: { eventName: "UpdateEndpoint" } };
const named = (eventName: unknown) => JSON.stringify({ detail: { eventName } });

test.each([
  ["its name", named(["UpdateEndpoint"]), true],
  ["one of several", named(["CreateModel", "UpdateEndpoint"]), true],
  ["another", named(["CreateModel"]), false],
  ["a beginning", named([{ prefix: "Update" }]), true],
  ["a beginning in other letters", named([{ prefix: { "equals-ignore-case": "UPDATE" } }]), true],
  ["an end", named([{ suffix: "Config" }]), false],
  ["stars", named([{ wildcard: "*Endpoint*" }]), true],
  ["letters of another size", named([{ "equals-ignore-case": "updateendpoint" }]), true],
  ["anything but it", named([{ "anything-but": "UpdateEndpoint" }]), false],
  ["anything but others", named([{ "anything-but": ["CreateModel"] }]), true],
  ["anything but a beginning", named([{ "anything-but": { prefix: "Update" } }]), false],
  ["that it is there", named([{ exists: true }]), true],
  ["that it is not", named([{ exists: false }]), false],
  ["everything", "{}", true],
  ["one way or another", JSON.stringify({ $or: [{ source: ["aws.s3"] }, { source: ["aws.sagemaker"] }] }), true],
  ["neither way", JSON.stringify({ $or: [{ source: ["aws.s3"] }, { source: ["aws.ec2"] }] }), false],
  ["a field that is not known", JSON.stringify({ detail: { userIdentity: { type: ["Root"] } } }), undefined],
  ["a comparison that is not known", named([{ numeric: [">", 1] }]), undefined],
  ["a text where a list belongs", named("UpdateEndpoint"), undefined],
  ["what is no pattern", "{", undefined],
])("%s", (_, pattern, expected) => {
  expect(sees(pattern, event)).toBe(expected);
});

test("what is left unknown is never answered against the whole event", () => {
  const word = fc.constantFrom("a", "b", "ab");
  const leaf = fc.oneof(
    word,
    fc.record({ prefix: word }),
    fc.record({ "anything-but": fc.array(word, { minLength: 1, maxLength: 2 }) }),
    fc.record({ exists: fc.boolean() }),
  );
  const fields = fc.dictionary(fc.constantFrom("x", "y"), fc.array(leaf, { minLength: 1, maxLength: 2 }));
  const whole = fc.record({ x: word, y: word });
  fc.assert(
    fc.property(fields, whole, fc.constantFrom("x", "y"), (wanted, full, hidden) => {
      const pattern = JSON.stringify(wanted);
      const { [hidden]: _, ...known } = full;
      const sure = sees(pattern, known as Record<string, string>);
      expect([undefined, sees(pattern, full)]).toContain(sure);
      expect(sees(pattern, full)).not.toBeUndefined();
    }),
  );
});
