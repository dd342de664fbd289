import { expect, test } from "vitest";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { vendorFormats } from "#lib/analysis/secrets/vendor-formats.ts";
import { leftOf, planted } from "./planted.ts";

const redactor = createRedactor({ salt: "test salt" });

test("the table holds the kinds it should", () => {
  expect(planted.length).toBeGreaterThanOrEqual(300);
  expect(vendorFormats.length).toBeGreaterThanOrEqual(120);
  expect(new Set(planted.map(({ what }) => what)).size).toBe(planted.length);
});

/** Where each stands: as the text of a field, in a script, in JSON, in JSON in JSON, behind a prefix, on a line of many. */
const forms: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify({ a: [text] }),
  "in JSON in JSON": (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  "behind a prefix": (text) => `2026-11-01 12:00:00 ERROR run: ${text}`,
  "on a line of its own": (text) => `set -eux\n${text}\necho done\n`,
};

for (const [name, form] of Object.entries(forms)) {
  test(`nothing of any planted secret is left ${name}`, async () => {
    const redacted = await redactor.redact(
      planted.map(({ text }) => ({ kind: "training-job", resource: { Description: form(text) } })),
    );
    const left = planted.flatMap((one, at) => {
      const { resource, secrets } = redacted[at] ?? { resource: { Description: one.text }, secrets: [] };
      // Escaped text is looked at as it reads.
      const found = leftOf(one, resource.Description.replaceAll("\\", ""));
      return found.length > 0 || secrets.length === 0 ? [`${one.what}: ${resource.Description}`] : [];
    });
    expect(left).toEqual([]);
  });
}
