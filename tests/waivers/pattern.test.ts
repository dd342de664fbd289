import fc from "fast-check";
import { expect, test } from "vitest";
import { exactly, isAnything, matches, onlyMeaning } from "#lib/waivers/pattern.ts";

const letters = fc.array(fc.constantFrom("a", "b", "*", "?", "\\", "é", "😀", "\n"), { maxLength: 8 });
const texts = letters.map((some) => some.join(""));

test("a text taken exactly means itself and nothing else", () => {
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      expect(matches(exactly(text), other)).toBe(text === other);
      expect(onlyMeaning(exactly(text))).toBe(text);
    }),
  );
});

test("a pattern means what the expression means that it stands for", () => {
  fc.assert(
    fc.property(texts, texts, (pattern, text) => {
      const source = pattern.replace(/\\([\s\S])|\\$|[\s\S]/gu, (part, escaped: string | undefined) => {
        if (escaped !== undefined) return RegExp.escape(escaped);
        return part === "*" ? "[\\s\\S]*" : part === "?" ? "[\\s\\S]" : RegExp.escape(part);
      });
      expect(matches(pattern, text)).toBe(new RegExp(`^${source}$`, "u").test(text));
    }),
  );
});

test("what means one text means no other, and what means anything means all", () => {
  fc.assert(
    fc.property(texts, texts, (pattern, text) => {
      const only = onlyMeaning(pattern);
      if (only !== undefined) expect(matches(pattern, text)).toBe(text === only);
      if (isAnything(pattern)) expect(matches(pattern, text)).toBe(true);
    }),
  );
});
