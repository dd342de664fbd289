import type { NormalizedSchema } from "@smithy/core/schema";
import { fromBase64 } from "@smithy/core/serde";

/** A scalar that came as text (query parameter, label); text that does not parse stays text, for the caller to refuse. */
export function scalarFrom(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return text === "true" ? true : text === "false" ? false : text;
  if (schema.isNumericSchema()) return text.trim() === "" ? text : Number(text);
  if (schema.isTimestampSchema()) return new Date(text);
  if (schema.isBlobSchema()) return fromBase64(text);
  return text;
}
