import fc from "fast-check";

/** What a schema of the document may say of a parameter. */
interface ValueSchema {
  type?: string;
  enum?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: ValueSchema;
}

export interface Parameter {
  name: string;
  in: "query" | "path";
  required: boolean;
  schema: ValueSchema;
}

/** Anything that fits the schema, as it is written in an address. */
export function valid(schema: ValueSchema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "integer") {
    return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 2 ** 31 }).map(String);
  }
  if (schema.type === "array" && schema.items) {
    // Longer lists are more than an address is meant to hold.
    return fc.array(valid(schema.items), { maxLength: 3 }).map((items) => items.join(","));
  }
  if (schema.format === "date-time") {
    const range = { min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true };
    return fc.date(range).map((date) => date.toISOString());
  }
  const { minLength = 0, maxLength = 200 } = schema;
  const text = schema.pattern
    ? fc.stringMatching(new RegExp(schema.pattern))
    : fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom(...hostile));
  // The front door refuses NUL, and an address has no lone surrogates.
  return text.filter((one) => one.length >= minLength && one.length <= maxLength && !one.includes("\0"));
}

/** What is refused: one value or several for what each schema says. Nothing for free text but what is too long. */
export function wrong(schema: ValueSchema): string[] {
  const tooLong = schema.maxLength === undefined ? [] : ["x".repeat(schema.maxLength + 1)];
  if (schema.enum) return ["", "no-such-thing", `${schema.enum[0]} `];
  if (schema.type === "integer") {
    return ["", "x", "1.5", String((schema.minimum ?? 0) - 1), String((schema.maximum ?? 2 ** 53) + 1)];
  }
  if (schema.type === "array" && schema.items) {
    return [...wrong(schema.items).filter((one) => one !== ""), Array(101).fill("x").join(",")];
  }
  if (schema.format === "date-time") return ["", "yesterday", "2026-02-30T00:00:00Z", "2026-11-01"];
  return [...(schema.pattern ? ["", "a b", "<script>", "a\u{1F600}"] : []), ...tooLong];
}

/** Texts that break what is careless. */
export const hostile = [
  "' or 1=1 --",
  '"><script>alert(1)</script>',
  "{{7*7}}",
  "%",
  "_%\\",
  "\u202egnp.exe",
  "\ud7ff\uffff\u{10ffff}",
  "=cmd|' /C calc'!A0",
  "null",
  "a/b/..",
];
