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
