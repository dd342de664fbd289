import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const fits = ajv.compile(
  JSON.parse(readFileSync("tests/reports/schemas/ocsf-1.8.0-compliance_finding.schema.json", "utf8")) as object,
);

/** What OCSF's own schema has against an event; nothing when it is one. */
export function faultsOf(event: unknown): unknown[] {
  return fits(event)
    ? []
    : (fits.errors ?? []).map(({ instancePath, message, params }) => ({ instancePath, message, params }));
}
