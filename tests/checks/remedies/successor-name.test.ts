import fc from "fast-check";
import { expect, test } from "vitest";
import { successorName } from "#lib/checks/remedies/successor-name.ts";

test("a successor has another name that SageMaker accepts, and so has its own successor", () => {
  const names = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$/),
    fc.constantFrom(`${"a".repeat(54)}-hardened`, `${"a".repeat(52)}-hardened-2`, "x-hardened"),
  );
  fc.assert(
    fc.property(names, (name) => {
      const next = successorName(name);
      expect(next).toMatch(/^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/);
      expect(next.length).toBeLessThanOrEqual(63);
      expect(next).not.toBe(name);
      expect(successorName(next)).not.toBe(next);
    }),
  );
});

test("names that begin alike have different successors, and none that is taken", () => {
  const stem = "a".repeat(60);
  const names = ["x", "y", "z"].map((end) => successorName(stem + end));
  expect(new Set(names).size).toBe(3);
  expect(successorName("x", { isTaken: (name) => name === "x-hardened" })).toMatch(/^x-\w{6}-hardened$/);
  expect(successorName("x", { seed: "a" })).not.toBe(successorName("x", { seed: "b" }));
});

test("what a name held as a secret is not in its successor's, which is still another than that of its like", () => {
  const names = ["fraud", "«redacted slack-token 3f9a1c»", "«withheld: could not be scanned»"].flatMap((part) =>
    [part, `${part}-eu`, `fraud-${part}`, `a--${part}--b`, `${part}-hardened`].filter((name) => name.includes("«")),
  );
  const successors = [...names, "fraud", "eu"].map((name) => successorName(name));
  for (const next of successors) expect(next).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
  expect(successors.join()).not.toMatch(/redacted|3f9a1c|withheld/);
  expect(new Set(successors).size).toBe(successors.length);
});
